package dev.poolscope.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A TCP segment (RFC 9293, section 3.1).
///
/// @param epochNanos when it was captured, in nanoseconds since 1970
/// @param sequence its sequence number, of 32 bits without a sign
/// @param acknowledged its acknowledgment number, likewise
/// @param flags see [#SYN] and the others
/// @param payloadBytes its payload's length on the wire, at least that of `payload`
/// @param payload as far as it was captured
record TcpSegment(
    long epochNanos,
    InetSocketAddress source,
    InetSocketAddress target,
    int sequence,
    int acknowledged,
    int flags,
    int payloadBytes,
    ByteBuffer payload) {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private static final int HEADER = 20;

  /// The segment in a frame; null if there is none.
  static @Nullable TcpSegment of(CapturedFrame frame) {
    IpPacket packet = IpPacket.of(frame);
    if (packet == null || packet.protocol() != IpPacket.TCP) {
      return null;
    }
    ByteBuffer data = packet.payload();
    if (data.limit() < HEADER) {
      return null;
    }
    int header = (data.get(12) >> 4 & 0xF) * 4;
    if (header < HEADER || header > packet.payloadBytes()) {
      return null;
    }
    int captured = Math.max(0, data.limit() - header);
    return new TcpSegment(
        frame.epochNanos(),
        new InetSocketAddress(packet.source(), Short.toUnsignedInt(data.getShort(0))),
        new InetSocketAddress(packet.target(), Short.toUnsignedInt(data.getShort(2))),
        data.getInt(4),
        data.getInt(8),
        data.get(13),
        packet.payloadBytes() - header,
        data.slice(Math.min(header, data.limit()), captured));
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /// Whether it ends its sender's part, or all, of a connection.
  boolean ends() {
    return has(FIN) || has(RST);
  }

  /// The sequence number behind its payload and its FIN.
  int nextSequence() {
    return sequence + payloadBytes + (has(FIN) ? 1 : 0);
  }
}
