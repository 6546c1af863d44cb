package dev.poolscope.server;

import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Sample;
import dev.poolscope.kernel.ListenQueue;
import dev.poolscope.schema.Labels;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/// An HTTP server on 127.0.0.1, and further loopback addresses where asked, that does to its
/// clients what a [Sample] says, and counts what it sees. Speaks HTTP/1.1, and HTTP/2 by prior
/// knowledge on plain ports or by ALPN on TLS ports.
///
/// Request bodies are read and thrown away before the answer. Response bodies are streamed, so
/// their size costs no memory.
///
/// Threading: safe for use by any thread. The server's own threads are named `sample-server-PORT`.
public final class SampleServer implements AutoCloseable {
  private static final String THREAD_PREFIX = "sample-server-";
  private static final int MAX_THREADS = 8;

  private final Server server;
  private final Ticker ticker;
  private final LoopbackConnector connector;

  /// The connector of each address, that of 127.0.0.1 first; guarded by this.
  private final Map<InetAddress, LoopbackConnector> connectors = new LinkedHashMap<>();

  private final int port;
  private final ConnectionCounter counter;
  private final BackendGroup backends;
  private final HeldBack heldBack;
  private final ScheduledThreadPoolExecutor idleTimer;
  private final @Nullable LoopbackCertificate certificate;
  private volatile Sample sample;
  private boolean closed;

  private SampleServer(
      LoopbackPort port, Sample sample, long seed, Scheduler scheduler, Ticker ticker)
      throws IOException {
    this.sample = sample;
    certificate = sample.tls() ? LoopbackCertificate.create() : null;
    String name = THREAD_PREFIX + port.number();
    this.port = port.number();
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName(name);
    threads.setReservedThreads(0);
    threads.setDaemon(true);
    heldBack = new HeldBack(scheduler, ticker, threads);
    idleTimer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(name + "-idle").factory());
    idleTimer.setRemoveOnCancelPolicy(true);
    idleTimer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    server = new Server(threads, new ScheduledExecutorScheduler(idleTimer), null);
    // Of its own, so that a group has the same delays as one server would have.
    backends = new BackendGroup(sample, new Random(~seed));
    counter = new ConnectionCounter(backends);
    this.ticker = ticker;
    connector = connector(port);
    connectors.put(LoopbackPort.LOOPBACK, connector);
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
    LoopbackPort port = LoopbackPort.open(LoopbackPort.LOOPBACK, sample.port());
    try {
      SampleServer created = new SampleServer(port, sample, seed, scheduler, ticker);
      created.start();
      return created;
    } catch (IOException | RuntimeException e) {
      port.close();
      throw e;
    }
  }

  private LoopbackConnector connector(LoopbackPort at) throws IOException {
    LoopbackConnector made =
        new LoopbackConnector(
            server,
            at,
            sample,
            counter,
            ticker,
            certificate == null ? Protocols.plain() : Protocols.encrypted(certificate));
    server.addConnector(made);
    return made;
  }

  /// Has another loopback address on the same port, which treats those who dial it as 127.0.0.1
  /// does; does nothing where it has that already.
  ///
  /// @throws java.net.BindException when the port is taken there, or the machine has no such
  ///   address
  public synchronized void listenOn(InetAddress address) throws IOException {
    if (closed || connectors.containsKey(address)) {
      return;
    }
    LoopbackPort at = LoopbackPort.open(address, port);
    try {
      LoopbackConnector made = connector(at);
      LifeCycle.start(made);
      made.behave(sample);
      connectors.put(address, made);
    } catch (IOException | RuntimeException e) {
      at.close();
      throw e;
    }
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Changes the behaviour, on open connections too. A request already read is answered the old
  /// way; a new idle timeout or age holds at once, also for connections that are idle already. When
  /// this returns, it can be reached or not as is wanted. Port and TLS stay as they are. Without
  /// effect once it is closed.
  ///
  /// @throws UncheckedIOException if its port was lost to another program while it did not listen,
  ///   or this system has not what is wanted, see [#obstacle]
  public synchronized void behave(Sample next) {
    if (closed) {
      return;
    }
    try {
      for (LoopbackConnector each : connectors()) {
        each.behave(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the sample server on port %d cannot be %s: %s"
              .formatted(port, Labels.of(next.listening()), e.getMessage()),
          e);
    }
    backends.behave(next);
    sample = next;
  }

  /// Finds beforehand what a black hole needs, so that its change comes at its time.
  ///
  /// @throws IOException if this system does not have it
  public synchronized void prepareToVanish() throws IOException {
    connector.prepareToVanish();
  }

  /// What stands in the way of a sample on this system, as words that go on a sentence about the
  /// field; empty if nothing does.
  public static Optional<String> obstacle(Sample sample) {
    return sample.listening() != Listening.BLACK_HOLE || ListenQueue.isSupported()
        ? Optional.empty()
        : Optional.of(
            "black-hole needs Linux, which drops dials while the queue of a socket is full; use"
                + " refuse or off on this system");
  }

  /// What was counted up to now.
  public ServerCounts counts() {
    return counter.counts();
  }

  /// What each server of a backend group has counted up to now; nothing for a single server.
  public List<BackendCounts> backends() {
    return backends.counts();
  }

  /// Waits until this many connections were accepted since the start; false when the timeout comes
  /// first.
  public boolean awaitAccepted(long atLeast, Duration timeout) throws InterruptedException {
    acceptQueued();
    return counter.awaitAccepted(atLeast, timeout);
  }

  /// The certificate that a client has to trust; empty on plain ports.
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate).map(LoopbackCertificate::certificate);
  }

  /// Stops accepting, drops responses not sent yet, closes all connections and ends the server's
  /// threads. Idempotent.
  @Override
  public synchronized void close() {
    closed = true;
    heldBack.close();
    connectors().forEach(LoopbackConnector::stopConnections);
    LifeCycle.stop(server);
    idleTimer.close();
  }

  private List<LoopbackConnector> connectors() {
    return List.copyOf(connectors.values());
  }

  /// Some may have been connected in the moment in which it vanished.
  private synchronized void acceptQueued() {
    if (sample.listening() == Listening.BLACK_HOLE) {
      try {
        for (LoopbackConnector each : connectors()) {
          each.acceptQueued();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the sample server on port " + port + " cannot accept", e);
      }
    }
  }

  private void start() throws IOException {
    try {
      LifeCycle.start(server);
      connector.behave(sample);
    } catch (IOException | RuntimeException e) {
      close();
      throw new IOException("the sample server did not start: " + e.getMessage(), e);
    }
  }
}
