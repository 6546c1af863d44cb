package dev.poolscope.advise;

import dev.poolscope.experiment.Profile;
import dev.poolscope.experiment.ReuseOrder;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Transport;
import dev.poolscope.schema.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Notes on settings that the chosen rules do not have: they are left out, never imitated.
public final class RulesNotes {
  private static final Map<String, String> REASONS =
      Map.of(
          "maxIdleConnsPerHost", "OkHttp's pool limits idle connections over all hosts",
          "maxConnsPerHost", "OkHttp limits requests (maxRequestsPerHost) instead",
          "responseHeaderTimeout", "OkHttp has no timeout for the headers alone",
          "tlsHandshakeTimeout", "OkHttp has no timeout for the handshake alone",
          "goRelease", "OkHttp dials and closes by rules of its own",
          "profile", "OkHttp has defaults of its own",
          "retryOnConnectionFailure", "Go repeats requests by rules of its own",
          "maxRequests", "Go limits connections, not requests",
          "maxRequestsPerHost", "Go limits connections, not requests");

  private RulesNotes() {}

  /// The notes on a transport.
  public static List<Finding> of(Transport transport) {
    List<Finding> notes = new ArrayList<>();
    if (transport.rules() == Rules.OKHTTP) {
      if (transport.profile() != Profile.NONE) {
        notes.add(note("profile"));
      }
      if (transport.maxIdleConnsPerHost() != 0) {
        notes.add(note("maxIdleConnsPerHost"));
      }
      if (transport.maxConnsPerHost() > 0) {
        notes.add(note("maxConnsPerHost"));
      }
      if (transport.responseHeaderTimeout().isPositive()) {
        notes.add(note("responseHeaderTimeout"));
      }
      if (transport.maxConnectionAge().isPositive()) {
        notes.add(note("maxConnectionAge"));
      }
      if (transport.maxRequestsPerConnection() > 0) {
        notes.add(note("maxRequestsPerConnection"));
      }
      if (transport.reuse() != ReuseOrder.NEWEST) {
        notes.add(note("reuse"));
      }
    }
    return notes;
  }

  /// Why a field of the transport is not available under the rules that lack it.
  public static String reason(String field, Rules rules) {
    return REASONS.getOrDefault(field, Labels.of(rules) + " rules do not have it");
  }

  private static Finding note(String field) {
    return new Finding(
        "NOT_AVAILABLE_UNDER_RULES",
        Finding.Severity.NOTE,
        "all",
        "transport." + field + " is not available under okhttp rules and had no effect.",
        reason(field, Rules.OKHTTP),
        "Leave it out, or use rules: go.");
  }
}
