package dev.poolscope.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// Invented picks by time.
final class FakePicks implements PickSeries {
  private final IntSupplier size;
  private final List<long[]> timesOfHosts = new ArrayList<>();

  FakePicks(List<FakeRun.Pick> picks, List<String> hosts, IntSupplier size) {
    this.size = size;
    for (String host : hosts) {
      timesOfHosts.add(
          picks.stream()
              .filter(pick -> pick.host().equals(host))
              .mapToLong(FakeRun.Pick::nanos)
              .toArray());
    }
  }

  @Override
  public int size() {
    return size.getAsInt();
  }

  @Override
  public long countBefore(int host, long nanos) {
    return FakeRecording.upTo(timesOfHosts.get(host), nanos - 1);
  }

  @Override
  public long countBefore(long nanos) {
    long count = 0;
    for (int host = 0; host < timesOfHosts.size(); host++) {
      count += countBefore(host, nanos);
    }
    return count;
  }

  @Override
  public void ticks(TimeRange range, long grainNanos, TickSink sink) {
    for (int host = 0; host < timesOfHosts.size(); host++) {
      long[] times = timesOfHosts.get(host);
      int pick = (int) countBefore(host, range.fromNanos());
      while (pick < times.length && times[pick] < range.toNanos()) {
        int next = Math.max(pick + 1, (int) countBefore(host, times[pick] + grainNanos));
        sink.tick(host, times[pick], next - pick);
        pick = next;
      }
    }
  }
}
