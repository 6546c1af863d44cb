package dev.poolscope.cli;

import dev.poolscope.model.FailureKind;

/// How requests fail, in words that follow "3 requests failed: ".
final class FailureWords {
  private FailureWords() {}

  static String of(FailureKind kind) {
    return kind == FailureKind.OTHER
        ? "see the column failure of requests.csv and the details in events.csv"
        : kind.sentence();
  }
}
