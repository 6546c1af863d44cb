package dev.poolscope.server;

import dev.poolscope.experiment.Listening;
import dev.poolscope.kernel.ListenQueue;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A port of a loopback address, and how the kernel treats those who dial it.
///
/// Threading: confined to one thread at a time.
final class LoopbackPort implements Closeable {
  /// Room for a whole burst of connections; the kernel may allow less (`net.core.somaxconn`).
  private static final int BACKLOG = 4096;

  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /// How long the filler may take; longer, and the queue was full without it.
  private static final int FILL_MILLIS = 200;

  private final InetSocketAddress address;
  private ServerSocketChannel listening;

  /// The queue of what listens, once it was needed.
  private @Nullable ListenQueue queue;

  /// Keeps the port while nothing listens: the kernel could make it anybody's local port, even that
  /// of the very socket that dials it. A program that asks for this port gets it all the same.
  private @Nullable SocketChannel placeholder;

  private LoopbackPort(InetAddress address, ServerSocketChannel listening) {
    this.listening = listening;
    this.address = new InetSocketAddress(address, listening.socket().getLocalPort());
  }

  /// Listens on the port, 0 for a free one; connections queue up from here on.
  ///
  /// @throws java.net.BindException when the port is taken
  static LoopbackPort open(InetAddress address, int port) throws IOException {
    return new LoopbackPort(address, bind(new InetSocketAddress(address, port)));
  }

  int number() {
    return address.getPort();
  }

  /// What listens, or did until it was closed.
  ServerSocketChannel channel() {
    return listening;
  }

  /// Has the kernel connect those who dial, again if it does not.
  ///
  /// @throws IOException if the port was lost to another program
  void listen() throws IOException {
    if (listening.isOpen()) {
      resize(BACKLOG);
      return;
    }
    freePlaceholder();
    try {
      listening = bind(address);
    } catch (BindException e) {
      throw new IOException("another program has taken the port meanwhile; end it", e);
    }
    listening.configureBlocking(false);
  }

  /// Has the kernel refuse those who dial, and reset those who were not accepted. No selector may
  /// have the channel any more, or it would listen on until that lets go of it.
  void refuse() throws IOException {
    if (!listening.isOpen()) {
      return;
    }
    listening.close();
    queue = null;
    placeholder = SocketChannel.open().setOption(StandardSocketOptions.SO_REUSEADDR, true);
    placeholder.bind(address);
  }

  /// Finds the queue beforehand, which takes some milliseconds.
  ///
  /// @throws IOException if it cannot be found, as on other systems than Linux
  void prepareToVanish() throws IOException {
    if (queue == null) {
      queue = ListenQueue.of(address);
    }
  }

  /// Leaves one place in the queue, so that no more than one client is connected and never accepted
  /// once nobody accepts; to be followed by [#vanish].
  ///
  /// @throws IOException as [#prepareToVanish]
  void narrow() throws IOException {
    if (!listening.isOpen()) {
      listen();
    }
    prepareToVanish();
    resize(0);
  }

  /// Has the kernel leave those who dial without an answer: it drops SYNs while the queue is full.
  void vanish() throws IOException {
    try (Socket filler = new Socket()) {
      filler.bind(new InetSocketAddress(Listening.FILLER, 0));
      // Ended with an RST, it leaves a place taken in the queue and no socket anywhere.
      filler.setSoLinger(true, 0);
      filler.connect(address, FILL_MILLIS);
    } catch (SocketTimeoutException _) {
      // Full already, by a client that was not accepted yet.
    }
  }

  /// The next client in the queue, null if there is none.
  @Nullable SocketChannel accept() throws IOException {
    while (listening.isOpen()) {
      SocketChannel channel = listening.accept();
      if (channel == null || !isFiller(channel)) {
        return channel;
      }
      channel.close();
    }
    return null;
  }

  /// Frees the port. Idempotent.
  @Override
  public void close() {
    try {
      freePlaceholder();
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + number() + " cannot be closed", e);
    }
  }

  private void resize(int connections) throws IOException {
    if (queue != null) {
      queue.resize(connections);
    }
  }

  private void freePlaceholder() throws IOException {
    if (placeholder != null) {
      placeholder.close();
      placeholder = null;
    }
  }

  private static boolean isFiller(SocketChannel channel) throws IOException {
    return channel.getRemoteAddress() instanceof InetSocketAddress from
        && Listening.FILLER.equals(from.getAddress());
  }

  private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      return channel.bind(address, BACKLOG);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
