package dev.poolscope.server;

import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Sample;
import dev.poolscope.time.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Accepts connections on 127.0.0.1 and counts them. One selector does everything, accepting too,
/// so connections are numbered in the order in which they came.
///
/// Threading: safe for use by any thread, but [#behave] and [#acceptQueued] by one at a time.
final class LoopbackConnector extends ServerConnector {
  private final LoopbackPort port;
  private final ConnectionCounter counter;
  private final Ticker ticker;
  private volatile Sample sample;

  /// Stops accepting.
  private Closeable acceptor = () -> setAccepting(false);

  /// A connector that can be reached, whatever the sample says of that.
  ///
  /// @param port where it accepts connections; closed with it
  LoopbackConnector(
      Server server,
      LoopbackPort port,
      Sample sample,
      ConnectionCounter counter,
      Ticker ticker,
      ConnectionFactory... protocols)
      throws IOException {
    super(server, null, null, null, 0, 1, protocols);
    this.port = port;
    this.sample = sample.with("listening", Listening.ON);
    this.counter = counter;
    this.ticker = ticker;
    addEventListener(counter);
    setAcceptedTcpNoDelay(true);
    setIdleTimeout(sample.idleTimeoutMillis());
    Protocols.limitStreams(this, sample.maxConcurrentStreams());
    open(port.channel());
  }

  /// Treats connections as a changed sample says, open ones included. When this returns, the kernel
  /// treats those who dial as it says.
  ///
  /// @throws IOException if the port was lost to another program, or this system cannot leave dials
  ///   without an answer
  void behave(Sample next) throws IOException {
    if (next.listening() != sample.listening()) {
      listen(next.listening());
    }
    sample = next;
    setIdleTimeout(next.idleTimeoutMillis());
    Protocols.limitStreams(this, next.maxConcurrentStreams());
    getConnectedEndPoints().forEach(this::adapt);
  }

  /// Has the first time that it vanishes take no longer than others.
  void prepareToVanish() throws IOException {
    port.prepareToVanish();
  }

  /// Accepts those whom the kernel has connected and nobody has accepted.
  void acceptQueued() throws IOException {
    for (SocketChannel client = port.accept(); client != null; client = port.accept()) {
      client.configureBlocking(false);
      configure(client.socket());
      getSelectorManager().accept(client);
    }
  }

  /// Closes all connections.
  void stopConnections() {
    getConnectedEndPoints().forEach(endPoint -> AcceptedSocket.below(endPoint).stop());
  }

  @Override
  public void close() {
    super.close();
    port.close();
  }

  @Override
  protected void onEndPointOpened(EndPoint endPoint) {
    super.onEndPointOpened(endPoint);
    // It is among the connected ones now, so that a change cannot miss it.
    adapt(endPoint);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
    AcceptedSocket socket =
        new AcceptedSocket(channel, selector, key, getScheduler(), counter, ticker);
    socket.setIdleTimeout(getIdleTimeout());
    return socket;
  }

  private void listen(Listening next) throws IOException {
    boolean accepting = sample.listening() == Listening.ON;
    if (next == Listening.BLACK_HOLE) {
      port.narrow();
    }
    if (accepting) {
      stopAccepting();
    }
    try {
      switch (next) {
        case ON -> {
          port.listen();
          acceptQueued();
          startAccepting();
        }
        case BLACK_HOLE -> port.vanish();
        case REFUSE, OFF -> {
          acceptQueued();
          port.refuse();
        }
      }
    } catch (IOException e) {
      if (accepting && port.channel().isOpen()) {
        port.listen();
        startAccepting();
      }
      throw e;
    }
  }

  private void startAccepting() {
    acceptor = getSelectorManager().acceptor(port.channel());
  }

  /// Takes the port from the selector, which has it only once it has selected, and lets go of it
  /// when it selects for the next time.
  private void stopAccepting() throws IOException {
    awaitSelector();
    acceptor.close();
    awaitSelector();
    awaitSelector();
  }

  private void awaitSelector() {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    getSelectorManager().getBean(ManagedSelector.class).submit(_ -> reached.complete(null));
    reached.join();
  }

  /// Has a connection do as the sample says at the end of this, also if it changes meanwhile.
  private void adapt(EndPoint endPoint) {
    AcceptedSocket socket = AcceptedSocket.below(endPoint);
    Sample applied;
    do {
      applied = sample;
      switch (applied.listening()) {
        case ON, REFUSE -> socket.speak();
        case BLACK_HOLE -> socket.fallSilent();
        case OFF -> socket.stop();
      }
      // Behind that, because one that is over at once has no say in a black hole.
      socket.keepIdleFor(applied.idleTimeoutMillis());
      socket.endAtAge(applied.maxAge().toNanos());
    } while (!applied.equals(sample));
  }
}
