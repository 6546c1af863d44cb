package dev.poolscope.cli;

import dev.poolscope.suggest.SettingTexts;
import dev.poolscope.suggest.Suggestion;
import dev.poolscope.suggest.TradeOff;
import dev.poolscope.suggest.TriedLimits;
import dev.poolscope.virtual.ReplayedHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A suggestion as JSON.
final class SuggestTable {
  /// The format.
  private static final String SCHEMA = "poolscope/suggestion/v1";

  private static final int P50 = 50;
  private static final int P99 = 99;

  private SuggestTable() {}

  static Map<String, Object> json(Suggestion suggestion, List<String> notes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("requests", suggestion.requests());
    json.put("hosts", suggestion.hosts());
    json.put("length_ns", suggestion.lengthNanos());
    json.put("mean_under_way", suggestion.littlesLaw());
    json.put("dial_ns", suggestion.dialNanos());
    json.put("notes", notes);
    json.put("as_it_was", tried(suggestion, suggestion.before()));
    json.put("without_churn", tried(suggestion, suggestion.withoutChurn()));
    TriedLimits withoutWaiting = suggestion.withoutWaiting();
    if (withoutWaiting != null) {
      json.put("without_waiting", tried(suggestion, withoutWaiting));
    }
    json.put("by_max_idle_conns_per_host", curve(suggestion, suggestion.idleCurve()));
    json.put("by_max_conns_per_host", curve(suggestion, suggestion.connectionsCurve()));
    return json;
  }

  private static Map<String, Object> tried(Suggestion suggestion, TriedLimits tried) {
    ReplayedHost all = tried.all();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("limits", tried.limits());
    json.put("sets", SettingTexts.of(suggestion.before().limits(), tried.limits()));
    json.put("connections_opened", all.opened());
    json.put("dialed_again", tried.redials());
    json.put("closed", all.closed());
    json.put("requests_queued", all.queued());
    json.put("waited_p50_ns", all.waitedNanosAt(P50));
    json.put("waited_p99_ns", all.waitedNanosAt(P99));
    json.put("waited_max_ns", all.longestWaitNanos());
    json.put("peak_open", all.peakOpen());
    json.put("mean_open", all.meanOpen());
    return json;
  }

  private static List<Object> curve(Suggestion suggestion, TradeOff curve) {
    List<Object> points = new ArrayList<>();
    for (TradeOff.Point point : curve.points()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("limit", point.limit());
      json.put("knee", point.equals(curve.knee()));
      json.putAll(tried(suggestion, point.tried()));
      points.add(json);
    }
    return points;
  }
}
