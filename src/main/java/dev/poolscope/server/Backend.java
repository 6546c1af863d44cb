package dev.poolscope.server;

import java.util.concurrent.atomic.LongAdder;

/// One server of a backend group: its counts.
///
/// Threading: safe for use by any thread.
final class Backend {
  private final int number;
  private final LongAdder accepted = new LongAdder();
  private final LongAdder requests = new LongAdder();

  /// @param number which one of the group it is, from 1
  Backend(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  void countConnection() {
    accepted.increment();
  }

  void countRequest() {
    requests.increment();
  }

  BackendCounts counts() {
    return new BackendCounts(number, accepted.sum(), requests.sum());
  }
}
