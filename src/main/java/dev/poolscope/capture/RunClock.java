package dev.poolscope.capture;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Turns the wall clock of a capture into the time of a run. The two clocks run alike unless the
/// wall clock was set meanwhile.
///
/// @param startEpochNanos the wall clock at the run's time 0, in nanoseconds since 1970
record RunClock(long startEpochNanos) {
  /// How exactly the two clocks can be laid beside each other.
  static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  static RunClock of(Instant started) {
    return new RunClock(TimeUnit.SECONDS.toNanos(started.getEpochSecond()) + started.getNano());
  }

  /// When a SYN was sent, in nanoseconds since the start of the run.
  long synNanos(CapturedConnection one) {
    return one.synEpochNanos() - startEpochNanos;
  }

  /// Whether a SYN was sent while a dial went on: not before it began, not after it had ended.
  boolean fits(OwnConnection own, CapturedConnection one) {
    long syn = synNanos(one);
    return syn >= own.row().dialStartNanos() - TOLERANCE_NANOS
        && syn <= own.dialEndNanos() + TOLERANCE_NANOS;
  }
}
