package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The lanes of a recording.
///
/// Threading: written by one thread, read by any.
final class StoredLanes implements Lanes {
  private static final CloseReason[] REASONS = CloseReason.values();
  private static final FailureKind[] FAILURES = FailureKind.values();

  private final LaneSteps steps;
  private final Ints hosts;
  private final Ints instances;
  private final Longs starts;
  private final Longs endNanos;
  private final Ints reasons;
  private final Ints failures;
  private final Ints closed;
  private final Ints ended;
  private final Parts parts;
  private final LongSupplier now;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();

  /// @param now the instant up to which events were read
  StoredLanes(ColumnStore store, Parts parts, LongSupplier now) {
    this.steps = new LaneSteps(store);
    this.hosts = new Ints(store);
    this.instances = new Ints(store);
    this.starts = new Longs(store);
    this.endNanos = new Longs(store);
    this.reasons = new Ints(store);
    this.failures = new Ints(store);
    this.closed = new Ints(store);
    this.ended = new Ints(store);
    this.parts = parts;
    this.now = now;
  }

  /// Adds the lane of a connection that begins to be dialed; lanes are added in order.
  void begin(int lane, int host, int instance, long nanos) {
    steps.begin(lane, nanos, Phase.DIALING);
    hosts.set(lane, host);
    instances.set(lane, instance);
    starts.set(lane, nanos);
    endNanos.set(lane, NOT_ENDED);
    reasons.set(lane, Column.MISSING);
    failures.set(lane, Column.MISSING);
    size.setRelease(lane + 1);
  }

  /// A lane goes into another phase.
  void step(int lane, long nanos, Phase phase, long request) {
    steps.add(lane, nanos, phase, request);
  }

  @SuppressWarnings("EnumOrdinal") // Leaves neither the program nor this run of it.
  void closed(int lane, long nanos, CloseReason reason) {
    reasons.set(lane, reason.ordinal());
    ended(lane, nanos);
    if (reason != CloseReason.RUN_ENDED) {
      int close = closes.getPlain();
      closed.set(close, lane);
      closes.setRelease(close + 1);
    }
  }

  @SuppressWarnings("EnumOrdinal") // Leaves neither the program nor this run of it.
  void failed(int lane, long nanos, FailureKind failure) {
    failures.set(lane, failure.ordinal());
    ended(lane, nanos);
  }

  void ended(int lane, long nanos) {
    endNanos.set(lane, nanos);
    int end = ends.getPlain();
    ended.set(end, lane);
    ends.setRelease(end + 1);
  }

  @Override
  public int size() {
    return size.getAcquire();
  }

  @Override
  public int host(int lane) {
    return (int) hosts.get(lane);
  }

  @Override
  public int instance(int lane) {
    return (int) instances.get(lane);
  }

  @Override
  public int part(int lane) {
    return parts.part(host(lane), instance(lane));
  }

  @Override
  public long startNanos(int lane) {
    return starts.get(lane);
  }

  @Override
  public long endNanos(int lane) {
    return endNanos.get(lane);
  }

  @Override
  public @Nullable CloseReason closeReason(int lane) {
    long reason = reasons.get(lane);
    return reason == Column.MISSING ? null : REASONS[(int) reason];
  }

  @Override
  public @Nullable FailureKind dialFailure(int lane) {
    long failure = failures.get(lane);
    return failure == Column.MISSING ? null : FAILURES[(int) failure];
  }

  @Override
  public int closes() {
    return closes.getAcquire();
  }

  @Override
  public int closedLane(int close) {
    return (int) closed.get(close);
  }

  @Override
  public int ends() {
    return ends.getAcquire();
  }

  @Override
  public int endedLane(int end) {
    return (int) ended.get(end);
  }

  @Override
  public void stretches(int lane, TimeRange range, long grainNanos, StretchSink sink) {
    LaneSteps.Reader reader = steps.read(lane);
    long end = Math.min(endNanos.get(lane), Math.max(now.getAsLong(), lastStart(reader)));
    new Walk(reader, end, sink).over(range, grainNanos);
  }

  private static long lastStart(LaneSteps.Reader reader) {
    return reader.nanos(reader.count() - 1);
  }

  /// One way through a lane.
  private static final class Walk {
    private final LaneSteps.Reader reader;
    private final long end;
    private final StretchSink sink;

    /// The stretches that were short so far and follow each other.
    private long shortFrom;

    private long shorts;

    private Walk(LaneSteps.Reader reader, long end, StretchSink sink) {
      this.reader = reader;
      this.end = end;
      this.sink = sink;
    }

    private void over(TimeRange range, long grainNanos) {
      if (end <= range.fromNanos()) {
        return;
      }
      long step = Math.max(0, reader.nextBehind(range.fromNanos(), 0) - 1);
      while (step < reader.count() && reader.nanos(step) < range.toNanos()) {
        step =
            end(step) - reader.nanos(step) < grainNanos
                ? skip(step, range, grainNanos)
                : tell(step);
      }
      flush(step);
    }

    /// Passes over what begins within a grain, in one leap; all but the last of it is short.
    private long skip(long step, TimeRange range, long grainNanos) {
      long until = Math.min(reader.nanos(step) + grainNanos, range.toNanos());
      long next = reader.nextBehind(until - 1, step);
      long last = next - 1;
      boolean longLast = last > step && end(last) - reader.nanos(last) >= grainNanos;
      if (shorts == 0) {
        shortFrom = step;
      }
      shorts += (longLast ? last : next) - step;
      return longLast ? last : next;
    }

    private long tell(long step) {
      flush(step);
      give(step);
      return step + 1;
    }

    /// Tells of the short stretches before a step.
    private void flush(long step) {
      if (shorts == 1) {
        give(shortFrom);
      } else if (shorts > 1 && end(step - 1) > reader.nanos(shortFrom)) {
        sink.stretch(Phase.BUSY, reader.nanos(shortFrom), end(step - 1), 0);
      }
      shorts = 0;
    }

    private void give(long step) {
      if (end(step) > reader.nanos(step)) {
        sink.stretch(reader.phase(step), reader.nanos(step), end(step), reader.request(step));
      }
    }

    private long end(long step) {
      return step + 1 < reader.count() ? reader.nanos(step + 1) : end;
    }
  }
}
