package dev.poolscope.timeline;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The picks by time: for all hosts together and for each alone, the times in order.
///
/// Threading: written by one thread, read by any.
final class StoredPicks implements PickSeries {
  private final ColumnStore store;
  private final Instants all;
  private final List<Instants> hosts = new CopyOnWriteArrayList<>();

  StoredPicks(ColumnStore store, int hostCount) {
    this.store = store;
    this.all = new Instants(store);
    growTo(hostCount);
  }

  void add(int host, long nanos) {
    growTo(host + 1);
    hosts.get(host).add(nanos);
    all.add(nanos);
  }

  @Override
  public int size() {
    return (int) all.size();
  }

  @Override
  public long countBefore(int host, long nanos) {
    return host < hosts.size() ? hosts.get(host).before(nanos) : 0;
  }

  @Override
  public long countBefore(long nanos) {
    return all.before(nanos);
  }

  @Override
  public void ticks(TimeRange range, long grainNanos, TickSink sink) {
    for (int host = 0; host < hosts.size(); host++) {
      int of = host;
      hosts
          .get(host)
          .ticks(range, Math.max(1, grainNanos), (nanos, picks) -> sink.tick(of, nanos, picks));
    }
  }

  private void growTo(int count) {
    while (hosts.size() < count) {
      hosts.add(new Instants(store));
    }
  }
}
