package dev.poolscope.server;

import java.util.List;

/// How long the server waits, once a request was read, before it answers.
public sealed interface Delay {
  /// No wait at all.
  Delay NONE = new Fixed(0);

  /// The same wait for every request; 0 or more.
  record Fixed(long nanos) implements Delay {
    public Fixed {
      requireNotNegative(nanos);
    }
  }

  /// Evenly distributed from `minNanos` to `maxNanos`, both included.
  record Uniform(long minNanos, long maxNanos) implements Delay {
    public Uniform {
      requireNotNegative(minNanos);
      if (maxNanos < minNanos || maxNanos == Long.MAX_VALUE) {
        throw new IllegalArgumentException(
            "maxNanos must be from " + minNanos + " up, but is " + maxNanos);
      }
    }
  }

  /// Exponentially distributed with a mean of 0 or more.
  record Exponential(long meanNanos) implements Delay {
    public Exponential {
      requireNotNegative(meanNanos);
    }
  }

  /// A wait that depends on the connection: the n-th accepted one (from 0) has element n modulo the
  /// list's size.
  record PerConnection(List<Long> nanos) implements Delay {
    public PerConnection {
      nanos = List.copyOf(nanos);
      if (nanos.isEmpty()) {
        throw new IllegalArgumentException("a delay per connection needs at least one value");
      }
      nanos.forEach(Delay::requireNotNegative);
    }
  }

  private static void requireNotNegative(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a delay must be 0 or more, but is " + nanos + " ns");
    }
  }
}
