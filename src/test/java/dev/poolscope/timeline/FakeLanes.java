package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The stretches of invented lives; neighbours shorter than the grain become one.
final class FakeLanes implements Lanes {
  private final Recording recording;
  private final List<FakeLife> lives;
  private long orderedUpTo = -1;
  private int[] inOrder = {};

  FakeLanes(Recording recording, List<FakeLife> lives) {
    this.recording = recording;
    this.lives = lives;
  }

  @Override
  public int size() {
    return recording.connections().size();
  }

  @Override
  public int host(int lane) {
    return recording.hosts().indexOf(lives.get(lane).host);
  }

  @Override
  public int instance(int lane) {
    return 1;
  }

  @Override
  public long startNanos(int lane) {
    return lives.get(lane).dialStart;
  }

  @Override
  public long endNanos(int lane) {
    long closed = lives.get(lane).closed;
    return closed <= recording.endNanos() ? closed : NOT_ENDED;
  }

  @Override
  public @Nullable CloseReason closeReason(int lane) {
    return endNanos(lane) == NOT_ENDED ? null : lives.get(lane).reason;
  }

  @Override
  public @Nullable FailureKind dialFailure(int lane) {
    return endNanos(lane) == NOT_ENDED ? null : lives.get(lane).failure;
  }

  @Override
  public int closes() {
    return closed().length;
  }

  @Override
  public int closedLane(int close) {
    return closed()[close];
  }

  @Override
  public int ends() {
    return ended().length;
  }

  @Override
  public int endedLane(int end) {
    return ended()[end];
  }

  private int[] closed() {
    return IntStream.of(ended())
        .filter(lane -> closeReason(lane) != null && closeReason(lane) != CloseReason.RUN_ENDED)
        .toArray();
  }

  private synchronized int[] ended() {
    if (orderedUpTo != recording.endNanos()) {
      orderedUpTo = recording.endNanos();
      inOrder =
          IntStream.range(0, size())
              .filter(lane -> endNanos(lane) != NOT_ENDED)
              .boxed()
              .sorted(Comparator.comparingLong(this::endNanos))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return inOrder;
  }

  @Override
  public void stretches(int lane, TimeRange range, long grainNanos, StretchSink sink) {
    FakeLife life = lives.get(lane);
    put(range, sink, Phase.DIALING, life.dialStart, Math.min(life.opened, life.closed), 0);
    if (life.failure != null) {
      return;
    }
    put(range, sink, Phase.TLS, life.opened, life.ready, 0);
    long from = life.ready;
    for (int i = firstUse(life, range); i < life.uses.size(); i++) {
      FakeLife.Use use = life.uses.get(i);
      if (use.from() > range.toNanos()) {
        break;
      }
      from = i == 0 ? life.ready : life.uses.get(i - 1).to();
      int until = i;
      while (until + 1 < life.uses.size()
          && life.uses.get(until + 1).to() - from < 2 * grainNanos) {
        until++;
      }
      if (until > i) {
        put(range, sink, Phase.BUSY, from, life.uses.get(until).to(), 0);
      } else {
        put(range, sink, Phase.IDLE, from, use.from(), 0);
        put(range, sink, Phase.WAITING, use.from(), use.firstByte(), use.request());
        put(range, sink, Phase.TRANSFERRING, use.firstByte(), use.to(), use.request());
      }
      i = until;
    }
    long gone = Math.min(life.peerGone, life.closed);
    put(range, sink, Phase.IDLE, life.lastUse(), gone, 0);
    put(range, sink, Phase.PEER_GONE, gone, life.closed, 0);
  }

  private static int firstUse(FakeLife life, TimeRange range) {
    int low = 0;
    int high = life.uses.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (life.uses.get(middle).to() < range.fromNanos()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void put(
      TimeRange range, StretchSink sink, Phase phase, long from, long to, long request) {
    long start = Math.max(from, range.fromNanos());
    long end = Math.min(to, range.toNanos());
    if (end > start) {
      sink.stretch(phase, start, end, request);
    }
  }
}
