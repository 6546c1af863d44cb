package dev.poolscope.kernel;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.SocketTally;
import dev.poolscope.time.SystemTicker;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Publishes how many sockets the operating system has to each host, beside the client's own count:
/// ten times a second, less often where its table is so large that this would take more than 0.8 %
/// of a processor.
///
/// Threading: one thread of its own, which wakes up once for each reading.
public final class KernelSampler implements AutoCloseable {
  /// The preparations for time 0 take 300 ms, which the first readings are not to disturb.
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final SocketCensus census;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// A sampler of the sockets to these hosts. Makes ready to read, which takes some tens of
  /// milliseconds the first time.
  ///
  /// @param client what a host's sockets are by the client's own count, at the moment it is asked
  public KernelSampler(List<KernelHost> hosts, Function<String, SocketTally> client) {
    census = SocketCensus.ofThisMachine(hosts, client, SystemTicker.currentThreadCpu());
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
