package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections by host as they are at this moment, kept by the threads that cause the changes. The
/// ledger is exact but comes later, behind the queue of the stream; a balancer cannot wait for it.
///
/// Threading: safe for use by any thread, without locks. A count read while another thread changes
/// it is that of a moment before or after.
public final class LiveCounts implements EventSink {
  /// Of the holders of a connection that is closed; large enough for late releases.
  private static final int CLOSED = Integer.MIN_VALUE / 2;

  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final Map<Long, AtomicInteger> holders = new ConcurrentHashMap<>();

  private record Host(AtomicInteger dialing, AtomicInteger active, AtomicInteger open) {
    Host() {
      this(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
    }
  }

  @Override
  public void publish(PoolEvent event) {
    switch (event) {
      case PoolEvent.DialStarted e -> host(e.host()).dialing.incrementAndGet();
      case PoolEvent.DialFailed e -> host(e.host()).dialing.decrementAndGet();
      case PoolEvent.ConnectionOpened e -> opened(e);
      case PoolEvent.ConnectionAcquired e -> acquired(e);
      case PoolEvent.ConnectionReleased e -> released(e);
      case PoolEvent.ConnectionClosed e -> closed(e);
      default -> {}
    }
  }

  /// Connections to a host that are being dialed or in use.
  public int dialingAndActive(String name) {
    Host host = host(name);
    return Math.max(0, host.dialing.get() + host.active.get());
  }

  /// Open connections to a host, the idle ones included.
  public int open(String name) {
    return Math.max(0, host(name).open.get());
  }

  private void opened(PoolEvent.ConnectionOpened e) {
    Host host = host(e.host());
    holders.put(e.connection(), new AtomicInteger());
    host.open.incrementAndGet();
    host.dialing.decrementAndGet();
  }

  private void acquired(PoolEvent.ConnectionAcquired e) {
    AtomicInteger held = holders.get(e.connection());
    if (held != null && held.getAndIncrement() == 0) {
      host(e.host()).active.incrementAndGet();
    }
  }

  private void released(PoolEvent.ConnectionReleased e) {
    AtomicInteger held = holders.get(e.connection());
    if (held != null && held.decrementAndGet() == 0) {
      host(e.host()).active.decrementAndGet();
    }
  }

  private void closed(PoolEvent.ConnectionClosed e) {
    AtomicInteger held = holders.remove(e.connection());
    if (held == null) {
      return;
    }
    Host host = host(e.host());
    host.open.decrementAndGet();
    if (held.getAndSet(CLOSED) > 0) {
      host.active.decrementAndGet();
    }
  }

  private Host host(String name) {
    return hosts.computeIfAbsent(name, _ -> new Host());
  }
}
