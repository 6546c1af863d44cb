package dev.poolscope.run;

import dev.poolscope.advise.Finding;
import dev.poolscope.config.Rules;
import dev.poolscope.config.Transport;
import java.util.ArrayList;
import java.util.List;

/// Notes on settings that the chosen rules do not have: they are left out, never imitated.
public final class RulesNotes {
  private RulesNotes() {}

  /// The notes on a transport.
  public static List<Finding> of(Transport transport) {
    List<Finding> notes = new ArrayList<>();
    if (transport.rules() == Rules.OKHTTP) {
      if (transport.maxIdleConnsPerHost() != 0) {
        notes.add(
            note("maxIdleConnsPerHost", "OkHttp's pool limits idle connections over all hosts"));
      }
      if (transport.maxConnsPerHost() > 0) {
        notes.add(note("maxConnsPerHost", "OkHttp limits requests (maxRequestsPerHost) instead"));
      }
      if (transport.responseHeaderTimeout().isPositive()) {
        notes.add(note("responseHeaderTimeout", "OkHttp has no timeout for the headers alone"));
      }
    }
    return notes;
  }

  private static Finding note(String field, String why) {
    return new Finding(
        "NOT_AVAILABLE_UNDER_RULES",
        Finding.Severity.NOTE,
        "all",
        "transport." + field + " is not available under okhttp rules and had no effect.",
        why,
        "Leave it out, or use rules: go.");
  }
}
