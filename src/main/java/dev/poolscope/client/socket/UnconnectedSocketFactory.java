package dev.poolscope.client.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// A factory as OkHttp uses it: it makes sockets that OkHttp connects, never connected ones.
public abstract class UnconnectedSocketFactory extends SocketFactory {
  @Override
  public abstract Socket createSocket() throws IOException;

  @Override
  public final Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public final Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  @Override
  public final Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public final Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("this factory makes unconnected sockets only");
  }
}
