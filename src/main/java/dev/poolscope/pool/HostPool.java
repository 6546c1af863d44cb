package dev.poolscope.pool;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// The pool's state for one host (Go pool reference, section 3). Settled wants stay in the queues
/// until they reach the head.
///
/// Threading: guarded by the lock that guards the [GoTransportPool].
final class HostPool {
  /// Newest last.
  final LinkedHashSet<PoolConnection> idle = new LinkedHashSet<>();

  /// Dialing, in use and idle connections.
  int permits;

  private final ArrayDeque<Want> waitingForIdle = new ArrayDeque<>();
  private final ArrayDeque<Want> waitingForPermit = new ArrayDeque<>();

  void addWaitingForIdle(Want want) {
    add(waitingForIdle, want);
  }

  void addWaitingForPermit(Want want) {
    add(waitingForPermit, want);
  }

  @Nullable Want pollWaitingForIdle() {
    return poll(waitingForIdle);
  }

  @Nullable Want pollWaitingForPermit() {
    return poll(waitingForPermit);
  }

  boolean hasWaiting() {
    return waitingForIdle.stream().anyMatch(Want::isEmpty);
  }

  private static void add(ArrayDeque<Want> queue, Want want) {
    while (!queue.isEmpty() && !queue.getFirst().isEmpty()) {
      queue.removeFirst();
    }
    queue.addLast(want);
  }

  private static @Nullable Want poll(ArrayDeque<Want> queue) {
    while (!queue.isEmpty()) {
      Want want = queue.removeFirst();
      if (want.isEmpty()) {
        return want;
      }
    }
    return null;
  }
}
