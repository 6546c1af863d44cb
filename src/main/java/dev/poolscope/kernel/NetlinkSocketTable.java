package dev.poolscope.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The table as Linux gives it by netlink (`man 7 sock_diag`): records instead of text, and only
/// those of the states and ports asked for.
final class NetlinkSocketTable implements SocketTable {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;

  /// The kernel has the next piece of its answer ready before it is asked for, so there is nothing
  /// to wait for, ever.
  private static final int MSG_DONTWAIT = 0x40;

  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;

  /// `struct nlmsghdr`: length, type, flags, sequence, sender.
  private static final int HEADER_BYTES = 16;

  private static final int TYPE_AT = 4;

  /// In a message about a socket, behind the header: family and state, a byte each, two bytes that
  /// do not matter, local port, remote port. Ports are big-endian, all else as the machine is.
  private static final int STATE_AT = HEADER_BYTES + 1;

  private static final int LOCAL_PORT_AT = HEADER_BYTES + 4;
  private static final int REMOTE_PORT_AT = HEADER_BYTES + 6;

  /// The kernel sends at most 32 KiB at a time.
  private static final int BUFFER_BYTES = 1 << 16;

  private final LibcSockets sockets = new LibcSockets();
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);

  /// The same bytes. A reading a second is interpreted for long, and then this is much cheaper than
  /// access to the segment.
  private final ByteBuffer messages = buffer.asByteBuffer().order(ByteOrder.nativeOrder());

  /// A socket for each reading: it costs some microseconds, and nothing is left of a reading that
  /// failed.
  @Override
  public void addTo(PortCounts counts) throws IOException {
    int socket = sockets.open(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
    try {
      sockets.send(socket, NetlinkQuery.of(counts.lowest(), counts.highest()));
      boolean more = true;
      while (more) {
        more = add(sockets.receive(socket, buffer, MSG_DONTWAIT), counts);
      }
    } finally {
      sockets.close(socket);
    }
  }

  @Override
  public String source() {
    return "netlink";
  }

  /// Whether more follows these messages.
  private boolean add(long length, PortCounts counts) throws IOException {
    if (length < HEADER_BYTES) {
      throw new IOException("netlink answered " + length + " bytes");
    }
    for (int at = 0; at + HEADER_BYTES <= length; at += messageBytes(at)) {
      switch (messages.getShort(at + TYPE_AT)) {
        case NLMSG_DONE, NLMSG_ERROR -> {
          int errno = -messages.getInt(at + HEADER_BYTES);
          if (errno != 0) {
            throw new IOException("netlink answered errno " + errno);
          }
          return false;
        }
        default ->
            counts.add(
                port(at + LOCAL_PORT_AT), port(at + REMOTE_PORT_AT), messages.get(at + STATE_AT));
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
    if (length < HEADER_BYTES) {
      throw new IOException("netlink sent a message of " + length + " bytes");
    }
    return (length + 3) & ~3;
  }
}
