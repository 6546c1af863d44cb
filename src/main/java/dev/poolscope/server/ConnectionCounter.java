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
  private final Map<SelectableChannel, Long> indices = new ConcurrentHashMap<>();

  @Override
  public void onAccepting(SelectableChannel channel) {
    lock.lock();
    try {
      indices.put(channel, accepted++);
      oneMore.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    if (indices.remove(channel) != null) {
      ended.incrementAndGet();
    }
  }

  /// The place of a channel in the order of acceptance, from 0; to be asked once.
  long takeIndex(SelectableChannel channel) {
    Long index = indices.remove(channel);
    if (index == null) {
      throw new IllegalStateException("not an accepted channel: " + channel);
    }
    return index;
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
      return new ServerCounts(accepted, accepted - ended.get(), total, byPort);
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
}
