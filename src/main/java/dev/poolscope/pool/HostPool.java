package dev.poolscope.pool;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// The pool's state for one host (Go pool reference, section 3). Settled wants stay in the queues
/// until they reach the head.
///
/// Threading: guarded by the lock that guards the [GoTransportPool].
final class HostPool<W extends Want<C>, C extends PoolConnection> {
  /// Newest last.
  final LinkedHashSet<C> idle = new LinkedHashSet<>();

  /// Dialing, in use and idle connections.
  int permits;

  private final ArrayDeque<W> waitingForIdle = new ArrayDeque<>();
  private final ArrayDeque<W> waitingForPermit = new ArrayDeque<>();

  void addWaitingForIdle(W want) {
    add(waitingForIdle, want);
  }

  void addWaitingForPermit(W want) {
    add(waitingForPermit, want);
  }

  @Nullable W pollWaitingForIdle() {
    return poll(waitingForIdle);
  }

  @Nullable W pollWaitingForPermit() {
    return poll(waitingForPermit);
  }

  boolean hasWaiting() {
    return waitingForIdle.stream().anyMatch(Want::isEmpty);
  }

  private void add(ArrayDeque<W> queue, W want) {
    while (!queue.isEmpty() && !queue.getFirst().isEmpty()) {
      queue.removeFirst();
    }
    queue.addLast(want);
  }

  private @Nullable W poll(ArrayDeque<W> queue) {
    while (!queue.isEmpty()) {
      W want = queue.removeFirst();
      if (want.isServed()) {
        return want;
      }
    }
    return null;
  }
}
