package dev.poolscope.ui.tables;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.TimeRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lanes of which nothing is known but how some dials failed.
record FailedDials(Map<Integer, FailureKind> failures) implements Lanes {
  @Override
  public int size() {
    return 0;
  }

  @Override
  public int host(int lane) {
    return 0;
  }

  @Override
  public int instance(int lane) {
    return 1;
  }

  @Override
  public long startNanos(int lane) {
    return 0;
  }

  @Override
  public long endNanos(int lane) {
    return 0;
  }

  @Override
  public @Nullable CloseReason closeReason(int lane) {
    return null;
  }

  @Override
  public @Nullable FailureKind dialFailure(int lane) {
    return failures.get(lane);
  }

  @Override
  public int closes() {
    return 0;
  }

  @Override
  public int closedLane(int close) {
    throw new IndexOutOfBoundsException(close);
  }

  @Override
  public int ends() {
    return 0;
  }

  @Override
  public int endedLane(int end) {
    throw new IndexOutOfBoundsException(end);
  }

  @Override
  public void stretches(int lane, TimeRange range, long grainNanos, StretchSink sink) {}
}
