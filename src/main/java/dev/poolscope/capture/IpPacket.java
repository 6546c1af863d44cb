package dev.poolscope.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// An IP packet, of either version.
///
/// @param protocol of its payload, as IANA numbers them
/// @param payloadBytes its payload's length on the wire, at least that of `payload`
/// @param payload as far as it was captured, in network byte order
record IpPacket(
    int protocol, InetAddress source, InetAddress target, int payloadBytes, ByteBuffer payload) {
  static final int TCP = 6;
  static final int UDP = 17;

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;
  private static final int VLAN = 0x8100;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  /// The packet in a frame; null if there is none, or no beginning of one.
  static @Nullable IpPacket of(CapturedFrame frame) {
    ByteBuffer data = frame.data().duplicate().order(ByteOrder.BIG_ENDIAN);
    return switch (frame.linkType()) {
      case CapturedFrame.ETHERNET -> ofEthernet(frame, data);
      case CapturedFrame.NULL, CapturedFrame.LOOP -> ofAny(frame, data, 4);
      case CapturedFrame.RAW_IP -> ofAny(frame, data, 0);
      case CapturedFrame.LINUX_COOKED -> ofAny(frame, data, 16);
      case CapturedFrame.LINUX_COOKED_2 -> ofAny(frame, data, 20);
      default -> null;
    };
  }

  private static @Nullable IpPacket ofEthernet(CapturedFrame frame, ByteBuffer data) {
    int type = 12;
    while (data.limit() >= type + 4 && Short.toUnsignedInt(data.getShort(type)) == VLAN) {
      type += 4;
    }
    if (data.limit() < type + 2) {
      return null;
    }
    int found = Short.toUnsignedInt(data.getShort(type));
    return found == IPV4 || found == IPV6 ? ofAny(frame, data, type + 2) : null;
  }

  /// The packet behind a link's header, whose first four bits are its version.
  private static @Nullable IpPacket ofAny(CapturedFrame frame, ByteBuffer data, int at) {
    if (data.limit() <= at) {
      return null;
    }
    int onWire = frame.originalBytes() - at;
    return switch (data.get(at) >> 4 & 0xF) {
      case 4 -> ofVersion4(data.slice(at, data.limit() - at), onWire);
      case 6 -> ofVersion6(data.slice(at, data.limit() - at), onWire);
      default -> null;
    };
  }

  private static @Nullable IpPacket ofVersion4(ByteBuffer data, int onWire) {
    if (data.limit() < IPV4_HEADER) {
      return null;
    }
    int header = (data.get(0) & 0xF) * 4;
    int length = Short.toUnsignedInt(data.getShort(2));
    boolean laterFragment = (data.getShort(6) & 0x1FFF) != 0;
    if (laterFragment || header < IPV4_HEADER) {
      return null;
    }
    return packet(data, data.get(9), header, length == 0 ? onWire : length, 12, 4);
  }

  private static @Nullable IpPacket ofVersion6(ByteBuffer data, int onWire) {
    if (data.limit() < IPV6_HEADER) {
      return null;
    }
    int length = Short.toUnsignedInt(data.getShort(4));
    int protocol = data.get(6);
    int header = IPV6_HEADER;
    while (isExtension(protocol) && data.limit() >= header + 2) {
      protocol = data.get(header);
      header += (Byte.toUnsignedInt(data.get(header + 1)) + 1) * 8;
    }
    return packet(data, protocol, header, length == 0 ? onWire : IPV6_HEADER + length, 8, 16);
  }

  /// Hop-by-hop options, routing, destination options.
  private static boolean isExtension(int protocol) {
    return protocol == 0 || protocol == 43 || protocol == 60;
  }

  private static @Nullable IpPacket packet(
      ByteBuffer data, int protocol, int header, int length, int addresses, int addressBytes) {
    // An Ethernet frame has a least length, up to which it is filled.
    int captured = Math.min(data.limit(), length) - header;
    if (captured < 0) {
      return null;
    }
    return new IpPacket(
        protocol,
        address(data, addresses, addressBytes),
        address(data, addresses + addressBytes, addressBytes),
        length - header,
        data.slice(header, captured));
  }

  private static InetAddress address(ByteBuffer data, int at, int count) {
    byte[] bytes = new byte[count];
    data.get(at, bytes);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + count, e);
    }
  }
}
