package dev.poolscope.kernel;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A socket on which Linux is asked about other sockets (`man 7 sock_diag`). One for each question:
/// it costs some microseconds, and nothing is left of a question that failed.
///
/// Threading: confined to one thread.
final class NetlinkSocket implements AutoCloseable {
  /// Every message begins with a `struct nlmsghdr`: length, type, flags, sequence, sender.
  static final int HEADER_BYTES = 16;

  static final int TYPE_AT = 4;
  static final int FLAGS_AT = 6;
  static final int NLMSG_ERROR = 2;
  static final int NLMSG_DONE = 3;
  static final short NLM_F_REQUEST = 1;

  /// In a message about a socket, behind the header: family and state, a byte each, two bytes that
  /// do not matter, local port, remote port. Ports are big-endian, all else as the machine is.
  static final int STATE_AT = HEADER_BYTES + 1;

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;

  /// The kernel has the next piece of its answer ready before it is asked for, so there is nothing
  /// to wait for, ever.
  private static final int MSG_DONTWAIT = 0x40;

  private final LibcSockets sockets;
  private final int socket;

  NetlinkSocket(LibcSockets sockets) throws IOException {
    this.sockets = sockets;
    socket = sockets.open(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
  }

  /// Asks.
  void send(MemorySegment question) throws IOException {
    sockets.send(socket, question);
  }

  /// Reads the next piece of the answer into a buffer, and returns its length in bytes.
  ///
  /// @throws IOException also if it is too short for an answer
  long receive(MemorySegment buffer) throws IOException {
    long length = sockets.receive(socket, buffer, MSG_DONTWAIT);
    if (length < HEADER_BYTES + Integer.BYTES) {
      throw new IOException("netlink answered " + length + " bytes");
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    sockets.close(socket);
  }
}
