package dev.poolscope.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Accepts connections on 127.0.0.1 and counts them. One selector does everything, accepting too,
/// so connections are numbered in the order in which they came.
final class LoopbackConnector extends ServerConnector {
  /// Room for a whole burst of connections; the kernel may allow less (`net.core.somaxconn`).
  private static final int BACKLOG = 4096;

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ConnectionCounter counter;

  /// @param listening what [#bind] returned; the connector closes it
  LoopbackConnector(
      Server server,
      ServerSocketChannel listening,
      ConnectionCounter counter,
      ConnectionFactory... protocols)
      throws IOException {
    super(server, null, null, null, 0, 1, protocols);
    this.counter = counter;
    addEventListener(counter);
    setAcceptedTcpNoDelay(true);
    open(listening);
  }

  /// Binds the port, 0 for a free one; connections queue up from here on.
  ///
  /// @throws java.net.BindException when the port is taken
  static ServerSocketChannel bind(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      return channel.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Sets the idle timeout of all connections, open ones included; 0 means never.
  void keepIdleFor(long millis) {
    setIdleTimeout(millis);
    for (EndPoint endPoint : getConnectedEndPoints()) {
      AcceptedSocket.below(endPoint).keepIdleFor(millis);
    }
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
    AcceptedSocket socket = new AcceptedSocket(channel, selector, key, getScheduler(), counter);
    socket.setIdleTimeout(getIdleTimeout());
    return socket;
  }
}
