package dev.poolscope.client;

import dev.poolscope.time.VirtualThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Ends several clients.
final class Endings {
  private Endings() {}

  /// Ends all at the same time, as none can end before its requests have.
  ///
  /// @return whether everything had ended within the time
  static boolean together(
      List<? extends CountedClient> clients, Duration atMost, VirtualThreads threads) {
    CountDownLatch running = new CountDownLatch(clients.size());
    AtomicInteger quiet = new AtomicInteger();
    clients.forEach(
        client ->
            threads.start(
                () -> {
                  try {
                    quiet.addAndGet(client.endRun(atMost) ? 1 : 0);
                  } finally {
                    running.countDown();
                  }
                }));
    try {
      return running.await(2 * atMost.toNanos(), TimeUnit.NANOSECONDS)
          && quiet.get() == clients.size();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
