package dev.poolscope.balance;

import java.util.List;

/// What a rule chose, and why. The lists are those of [PickRecord].
record Choice(Endpoint endpoint, List<Double> scores, List<String> ties) {
  /// A choice without scores.
  static Choice of(Endpoint endpoint) {
    return new Choice(endpoint, List.of(), List.of());
  }
}
