package dev.poolscope.server;

import dev.poolscope.experiment.Sample;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/// An HTTP server on 127.0.0.1 that does to its clients what a [Sample] says, and counts what it
/// sees. Speaks HTTP/1.1, and HTTP/2 by prior knowledge on plain ports or by ALPN on TLS ports.
///
/// Request bodies are read and thrown away before the answer. Response bodies are streamed, so
/// their size costs no memory.
///
/// Threading: safe for use by any thread. The server's own threads are named `sample-server-PORT`.
public final class SampleServer implements AutoCloseable {
  private static final String THREAD_PREFIX = "sample-server-";
  private static final int MAX_THREADS = 8;

  private final Server server;
  private final LoopbackConnector connector;
  private final ConnectionCounter counter;
  private final HeldBack heldBack;
  private final ScheduledThreadPoolExecutor idleTimer;
  private final @Nullable LoopbackCertificate certificate;
  private volatile Sample sample;

  private SampleServer(
      ServerSocketChannel listening, Sample sample, long seed, Scheduler scheduler, Ticker ticker)
      throws IOException {
    this.sample = sample;
    certificate = sample.tls() ? LoopbackCertificate.create() : null;
    String name = THREAD_PREFIX + listening.socket().getLocalPort();
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName(name);
    threads.setReservedThreads(0);
    threads.setDaemon(true);
    heldBack = new HeldBack(scheduler, ticker, threads);
    idleTimer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(name + "-idle").factory());
    idleTimer.setRemoveOnCancelPolicy(true);
    server = new Server(threads, new ScheduledExecutorScheduler(idleTimer), null);
    counter = new ConnectionCounter();
    connector =
        new LoopbackConnector(
            server,
            listening,
            counter,
            certificate == null ? Protocols.plain() : Protocols.encrypted(certificate));
    connector.setIdleTimeout(sample.idleTimeoutMillis());
    server.addConnector(connector);
    server.setHandler(
        new ResponseHandler(() -> this.sample, new DelayDraw(new Random(seed)), heldBack, threads));
  }

  /// Starts a server whose delays and stalls are kept by a scheduler that follows the system's
  /// ticker.
  ///
  /// @param sample with the port to listen on, 0 for any free one
  /// @param seed the seed of random delays
  /// @throws java.net.BindException when the port is taken
  /// @throws IOException when the server cannot be started for another reason
  public static SampleServer start(Sample sample, long seed, Scheduler scheduler)
      throws IOException {
    return start(sample, seed, scheduler, SystemTicker.INSTANCE);
  }

  /// Starts a server whose delays and stalls are kept by a scheduler that follows the given ticker.
  ///
  /// @throws java.net.BindException when the port is taken
  /// @throws IOException when the server cannot be started for another reason
  public static SampleServer start(Sample sample, long seed, Scheduler scheduler, Ticker ticker)
      throws IOException {
    ServerSocketChannel listening = LoopbackConnector.bind(sample.port());
    try {
      SampleServer created = new SampleServer(listening, sample, seed, scheduler, ticker);
      created.start();
      return created;
    } catch (IOException | RuntimeException e) {
      listening.close();
      throw e;
    }
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  /// Changes the behaviour, on open connections too. A request already read is answered the old
  /// way; a new idle timeout holds at once, also for connections that are idle already. Port and
  /// TLS stay as they are.
  public void behave(Sample next) {
    sample = next;
    connector.keepIdleFor(next.idleTimeoutMillis());
  }

  /// What was counted up to now.
  public ServerCounts counts() {
    return counter.counts();
  }

  /// Waits until this many connections were accepted since the start; false when the timeout comes
  /// first.
  public boolean awaitAccepted(long atLeast, Duration timeout) throws InterruptedException {
    return counter.awaitAccepted(atLeast, timeout);
  }

  /// The certificate that a client has to trust; empty on plain ports.
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate).map(LoopbackCertificate::certificate);
  }

  /// Stops accepting, drops responses not sent yet, closes all connections and ends the server's
  /// threads. Idempotent.
  @Override
  public void close() {
    heldBack.close();
    LifeCycle.stop(server);
    idleTimer.close();
  }

  private void start() throws IOException {
    try {
      LifeCycle.start(server);
    } catch (RuntimeException e) {
      close();
      throw new IOException("the sample server did not start: " + e.getMessage(), e);
    }
  }
}
