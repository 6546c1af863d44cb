package dev.poolscope.balance;

import java.util.List;

/// What a rule chose, and why. The lists are those of [PickRecord].
record RuleChoice(Endpoint endpoint, List<Double> scores, List<String> ties) {
  /// A choice by scores, whose array must not change any more.
  RuleChoice(Endpoint endpoint, double[] scores, List<String> ties) {
    this(endpoint, new ListView<>(scores.length, i -> scores[i]), ties);
  }

  /// A choice without scores.
  static RuleChoice of(Endpoint endpoint) {
    return new RuleChoice(endpoint, List.of(), List.of());
  }
}
