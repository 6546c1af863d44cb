package dev.poolscope.client.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// Makes TLS sockets over counting sockets, whose handshakes take as much longer as their dials'
/// faults say.
///
/// Threading: safe for use by any thread. The caller of [#createSocket] waits, as in a handshake.
public final class SlowTlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;

  /// @param sockets makes the TLS sockets
  public SlowTlsSockets(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    if (below instanceof CountingSocket counting) {
      counting.beforeHandshake();
    }
    return sockets.createSocket(below, host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unlayered();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unlayered();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unlayered();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unlayered();
  }

  private static UnsupportedOperationException unlayered() {
    return new UnsupportedOperationException("this factory makes sockets over others only");
  }
}
