package dev.poolscope.server;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.SelectorManager;

/// Counts connections and requests where the server sees them first.
///
/// Threading: safe for use by any thread; `accepted` is guarded by `lock`.
final class ConnectionCounter implements SelectorManager.AcceptListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition oneMore = lock.newCondition();
  private long accepted;
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final Map<Integer, LongAdder> byRemotePort = new ConcurrentHashMap<>();
  private final Map<SelectableChannel, Place> places = new ConcurrentHashMap<>();
  private final BackendGroup backends;

  /// @param backends where connections are placed in the order of their acceptance
  ConnectionCounter(BackendGroup backends) {
    this.backends = backends;
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    lock.lock();
    try {
      places.put(channel, new Place(accepted++, backends.place()));
      oneMore.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    if (places.remove(channel) != null) {
      ended.incrementAndGet();
    }
  }

  /// The place of an accepted channel; to be asked once.
  Place takePlace(SelectableChannel channel) {
    Place place = places.remove(channel);
    if (place == null) {
      throw new IllegalStateException("not an accepted channel: " + channel);
    }
    return place;
  }

  /// Where the requests of a remote port are counted.
  LongAdder requestsOf(int remotePort) {
    return byRemotePort.computeIfAbsent(remotePort, _ -> new LongAdder());
  }

  /// Counts a request and says the how-manieth of the server it is, from 1.
  long request(LongAdder ofRemotePort) {
    ofRemotePort.increment();
    return requests.incrementAndGet();
  }

  /// Counts a connection as closed.
  void closed() {
    ended.incrementAndGet();
  }

  ServerCounts counts() {
    Map<Integer, Long> byPort =
        byRemotePort.entrySet().stream()
            .filter(port -> port.getValue().sum() > 0)
            .collect(Collectors.toMap(Map.Entry::getKey, port -> port.getValue().sum()));
    long total = byPort.values().stream().mapToLong(Long::longValue).sum();
    lock.lock();
    try {
      return new ServerCounts(accepted, accepted - ended.get(), total, byPort, backends.counts());
    } finally {
      lock.unlock();
    }
  }

  boolean awaitAccepted(long atLeast, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (accepted < atLeast) {
        if (left <= 0) {
          return false;
        }
        left = oneMore.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Where an accepted connection belongs.
  ///
  /// @param index its place in the order of acceptance, from 0
  /// @param backend the server of the group that it was placed on
  record Place(long index, Backend backend) {}
}
