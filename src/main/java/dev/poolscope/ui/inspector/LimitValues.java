package dev.poolscope.ui.inspector;

import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Transport;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the values that settings had behind their names in a sentence: "as long as IdleConnTimeout
/// (90s) allows".
final class LimitValues {
  /// What Go takes for a MaxIdleConnsPerHost of 0.
  private static final int DEFAULT_IDLE_PER_HOST = 2;

  private LimitValues() {}

  /// The sentence with the values of the settings that it names.
  static String in(String sentence, InForce settings) {
    Map<String, String> values = values(settings);
    Matcher names =
        Pattern.compile("\\b(" + String.join("|", values.keySet()) + ")\\b").matcher(sentence);
    return names.replaceAll(
        name -> Matcher.quoteReplacement(name.group() + " (" + values.get(name.group()) + ")"));
  }

  private static Map<String, String> values(InForce settings) {
    Transport transport = settings.transport();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("MaxIdleConnsPerHost", idlePerHost(transport.maxIdleConnsPerHost()));
    values.put("MaxIdleConns", count(transport.maxIdleConns()));
    values.put("MaxConnsPerHost", count(transport.maxConnsPerHost()));
    values.put("IdleConnTimeout", time(transport.idleConnTimeout()));
    values.put("maxConnectionAge", time(transport.maxConnectionAge()));
    values.put("maxRequestsPerConnection", count(transport.maxRequestsPerConnection()));
    values.put("ResponseHeaderTimeout", time(transport.responseHeaderTimeout()));
    values.put("responseHeaderTimeout", time(transport.responseHeaderTimeout()));
    values.put(
        "requestTimeout",
        settings.requestTimeouts().stream()
            .map(LimitValues::time)
            .collect(Collectors.joining(" or ")));
    if (transport.rules() == Rules.OKHTTP) {
      values.put("keep-alive duration", time(transport.idleConnTimeout()));
      values.put("more idle connections than allowed", count(transport.maxIdleConns()));
    }
    return values;
  }

  private static String idlePerHost(int value) {
    return value == 0 ? "0, which means " + DEFAULT_IDLE_PER_HOST : Integer.toString(value);
  }

  private static String count(int value) {
    return value == 0 ? "0, no limit" : Integer.toString(value);
  }

  private static String time(Duration value) {
    return value.isZero() ? "0s, no limit" : Durations.format(value);
  }
}
