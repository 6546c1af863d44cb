package dev.poolscope.balance;

/// How the use of a lease ended.
public sealed interface Outcome {
  /// It failed.
  Outcome FAILED = new Failed();

  /// The caller gave it up; says nothing about the endpoint.
  Outcome CANCELLED = new Cancelled();

  /// It succeeded.
  static Outcome succeeded(long latencyNanos) {
    return new Succeeded(latencyNanos);
  }

  /// It succeeded.
  ///
  /// @param latencyNanos how long it took, at least 0
  record Succeeded(long latencyNanos) implements Outcome {
    /// Refuses negative latencies.
    public Succeeded {
      if (latencyNanos < 0) {
        throw new IllegalArgumentException("latencyNanos is negative: " + latencyNanos);
      }
    }
  }

  /// It failed.
  record Failed() implements Outcome {}

  /// It was given up.
  record Cancelled() implements Outcome {}
}
