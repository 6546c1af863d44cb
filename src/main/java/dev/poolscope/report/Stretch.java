package dev.poolscope.report;

import dev.poolscope.experiment.Expectation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stretch of time whose numbers are asked for; half-open.
///
/// @param host a target's name, or `all`
/// @param fromNanos its start, since the start of the run
/// @param toNanos its end, which is no part of it; [#OPEN_END] where it ends with the load phase
public record Stretch(String host, long fromNanos, long toNanos) {
  /// The end of what ends with the load phase.
  public static final long OPEN_END = Long.MAX_VALUE;

  /// That of an expectation.
  public static Stretch of(Expectation expectation) {
    return new Stretch(
        expectation.host(), nanos(expectation.from(), 0), nanos(expectation.to(), OPEN_END));
  }

  private static long nanos(@Nullable Duration time, long otherwise) {
    return time == null ? otherwise : time.toNanos();
  }
}
