package dev.poolscope.kernel;

import dev.poolscope.model.PoolEvent;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import oshi.software.os.InternetProtocolStats.TcpState;

/// Publishes once a second how many client sockets the operating system has to each host.
///
/// Threading: one thread of its own.
public final class KernelSampler implements AutoCloseable {
  private static final long FIRST_MILLIS = 500;
  private static final long EVERY_MILLIS = 1000;

  private final Map<String, Integer> ports;
  private final KernelSockets sockets = new KernelSockets();
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// A sampler of the sockets to these hosts, by remote port. Reads the table once, because the
  /// first reading takes long.
  public KernelSampler(Map<String, Integer> ports) {
    this.ports = Map.copyOf(ports);
    var _ = sockets.byRemotePort(this.ports.values());
  }

  /// Begins to sample.
  public void start(Consumer<PoolEvent> events) {
    thread = Thread.ofPlatform().name("poolscope-kernel").daemon(true).start(() -> loop(events));
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

  private void loop(Consumer<PoolEvent> events) {
    try {
      long wait = FIRST_MILLIS;
      while (!closed.await(wait, TimeUnit.MILLISECONDS)) {
        sample(events);
        wait = EVERY_MILLIS;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample(Consumer<PoolEvent> events) {
    Map<Integer, Map<TcpState, Integer>> counts = sockets.byRemotePort(ports.values());
    ports.forEach(
        (host, port) -> {
          Map<TcpState, Integer> states = counts.getOrDefault(port, Map.of());
          events.accept(
              new PoolEvent.KernelSampled(
                  host,
                  states.getOrDefault(TcpState.ESTABLISHED, 0),
                  states.getOrDefault(TcpState.TIME_WAIT, 0),
                  states.getOrDefault(TcpState.CLOSE_WAIT, 0)));
        });
  }
}
