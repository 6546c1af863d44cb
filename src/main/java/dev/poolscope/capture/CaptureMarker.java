package dev.poolscope.capture;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Datagrams that we send to ourselves, to see in a capture how far it has come: once one is in it,
/// the capture is on; once one that was sent behind everything else is in it, so is everything
/// else.
///
/// Threading: [#send] on one thread, [#numberIn] from any.
final class CaptureMarker implements AutoCloseable {
  private final DatagramSocket socket;
  private long last;

  CaptureMarker() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
  }

  /// The port that it uses.
  int port() {
    return socket.getLocalPort();
  }

  /// Sends the next one.
  ///
  /// @return its number, counted from 1
  long send() throws IOException {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(++last).array();
    socket.send(new DatagramPacket(number, number.length, socket.getLocalSocketAddress()));
    return last;
  }

  /// The number of the one in a frame; null if there is none.
  @Nullable Long numberIn(CapturedFrame frame) {
    IpPacket packet = IpPacket.of(frame);
    int header = 2 * Integer.BYTES;
    if (packet == null
        || packet.protocol() != IpPacket.UDP
        || packet.payload().limit() < header + Long.BYTES
        || Short.toUnsignedInt(packet.payload().getShort(2)) != port()) {
      return null;
    }
    return packet.payload().getLong(header);
  }

  @Override
  public void close() {
    socket.close();
  }
}
