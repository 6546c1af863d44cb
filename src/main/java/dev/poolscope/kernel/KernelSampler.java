package dev.poolscope.kernel;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.SystemTicker;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Publishes how many client sockets the operating system has to each host: once a second, less
/// often where its table is so large that reading it would take more than a hundredth of a
/// processor.
///
/// Threading: one thread of its own, which wakes up once for each reading.
public final class KernelSampler implements AutoCloseable {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final SocketCensus census;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// A sampler of the sockets to these hosts, by remote port. Makes ready to read, which takes some
  /// tens of milliseconds the first time.
  public KernelSampler(Map<String, Integer> ports) {
    census = SocketCensus.ofThisMachine(ports, SystemTicker.currentThreadCpu());
  }

  /// Begins to sample.
  ///
  /// @param failures told what must not happen, which ends the sampling
  public void start(Consumer<PoolEvent> events, Thread.UncaughtExceptionHandler failures) {
    thread =
        Thread.ofPlatform()
            .name("poolscope-kernel")
            .daemon(true)
            .uncaughtExceptionHandler(failures)
            .start(() -> loop(events));
  }

  /// Stops, waiting for a sample under way. Idempotent.
  @Override
  public void close() {
    closed.countDown();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the readings have cost; to be asked after [#close].
  public KernelCost cost() {
    return census.cost();
  }

  private void loop(Consumer<PoolEvent> events) {
    try {
      long wait = FIRST_NANOS;
      while (!closed.await(wait, TimeUnit.NANOSECONDS)) {
        wait = census.sample(events);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
