package dev.poolscope.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The table as Linux gives it by netlink (`man 7 sock_diag`): records instead of text, and only
/// those of the states and ports asked for.
final class NetlinkSocketTable implements SocketTable {
  private static final int LOCAL_PORT_AT = NetlinkSocket.HEADER_BYTES + 4;
  private static final int REMOTE_PORT_AT = NetlinkSocket.HEADER_BYTES + 6;

  /// The kernel sends at most 32 KiB at a time.
  private static final int BUFFER_BYTES = 1 << 16;

  private final LibcSockets sockets = new LibcSockets();
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);

  /// The same bytes. A reading a second is interpreted for long, and then this is much cheaper than
  /// access to the segment.
  private final ByteBuffer messages = buffer.asByteBuffer().order(ByteOrder.nativeOrder());

  @Override
  public void addTo(PortCounts counts) throws IOException {
    try (NetlinkSocket netlink = new NetlinkSocket(sockets)) {
      netlink.send(NetlinkQuery.of(counts.lowest(), counts.highest()));
      boolean more = true;
      while (more) {
        more = add(netlink.receive(buffer), counts);
      }
    }
  }

  @Override
  public String source() {
    return "netlink";
  }

  /// Whether more follows these messages.
  private boolean add(long length, PortCounts counts) throws IOException {
    for (int at = 0; at + NetlinkSocket.HEADER_BYTES <= length; at += messageBytes(at)) {
      switch (messages.getShort(at + NetlinkSocket.TYPE_AT)) {
        case NetlinkSocket.NLMSG_DONE, NetlinkSocket.NLMSG_ERROR -> {
          int errno = -messages.getInt(at + NetlinkSocket.HEADER_BYTES);
          if (errno != 0) {
            throw new IOException("netlink answered errno " + errno);
          }
          return false;
        }
        default ->
            counts.add(
                port(at + LOCAL_PORT_AT),
                port(at + REMOTE_PORT_AT),
                messages.get(at + NetlinkSocket.STATE_AT));
      }
    }
    return true;
  }

  private int port(int at) {
    return Byte.toUnsignedInt(messages.get(at)) << Byte.SIZE
        | Byte.toUnsignedInt(messages.get(at + 1));
  }

  /// The length of a message with what fills it up to the next, which begins at a multiple of 4.
  private int messageBytes(int at) throws IOException {
    int length = messages.getInt(at);
    if (length < NetlinkSocket.HEADER_BYTES) {
      throw new IOException("netlink sent a message of " + length + " bytes");
    }
    return (length + 3) & ~3;
  }
}
