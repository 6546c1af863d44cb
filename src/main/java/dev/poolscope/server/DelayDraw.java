package dev.poolscope.server;

import dev.poolscope.experiment.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Turns a [Delay] into the wait of one request. The same seed gives the same waits in the order of
/// the requests.
///
/// Threading: safe for use by any thread if the generator is.
public final class DelayDraw {
  private final RandomGenerator random;
  private final AtomicLong requests = new AtomicLong();

  /// Draws from a generator.
  public DelayDraw(RandomGenerator random) {
    this.random = random;
  }

  /// The wait in nanoseconds for a request.
  ///
  /// @param connection how many connections the server had accepted before the request's
  /// @param backend which server of a group it is, from 1
  public long nanos(Delay delay, long connection, int backend) {
    return switch (delay) {
      case Delay.Fixed fixed -> fixed.value().toNanos();
      case Delay.Uniform uniform ->
          random.nextLong(uniform.min().toNanos(), uniform.max().toNanos() + 1);
      case Delay.Exponential exponential ->
          (long) (-exponential.mean().toNanos() * Math.log1p(-random.nextDouble()));
      case Delay.PerConnection(List<Duration> values) ->
          values.get((int) (connection % values.size())).toNanos();
      case Delay.PerRequest(List<Duration> values) ->
          values.get((int) (requests.getAndIncrement() % values.size())).toNanos();
      case Delay.PerBackend(List<Duration> values) ->
          values.get((backend - 1) % values.size()).toNanos();
    };
  }
}
