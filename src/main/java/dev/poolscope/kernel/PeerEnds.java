package dev.poolscope.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/// Which side of a connection ended it, as the operating system knows before any thread has read
/// so: in Linux asked of netlink, for this one socket (`man 7 sock_diag`).
///
/// Threading: safe for use by any thread; a question takes some microseconds, one at a time.
///
/// @param local the address on this side
/// @param remote the peer's
public record PeerEnds(InetSocketAddress local, InetSocketAddress remote) {
  /// What was seen of a socket that this side has not ended.
  public enum Seen {
    /// Nothing of the peer's waits.
    OPEN,
    /// Bytes wait to be read; to close now resets the connection.
    UNREAD,
    /// The peer's end or reset has arrived.
    ENDED,
    /// The operating system does not tell.
    UNKNOWN
  }

  private static final boolean LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int MSG_DONTWAIT = 0x40;

  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final short NLM_F_REQUEST = 1;
  private static final int NLMSG_ERROR = 2;
  private static final int ENOENT = 2;
  private static final byte AF_INET = 2;
  private static final byte AF_INET6 = 10;
  private static final byte IPPROTO_TCP = 6;

  /// `struct nlmsghdr`, then `struct inet_diag_req_v2`: family, protocol, two bytes, states, and
  /// the socket by its ports and addresses, its interface and its cookie.
  private static final int HEADER_BYTES = 16;

  private static final int TYPE_AT = 4;
  private static final int STATES_AT = HEADER_BYTES + 4;
  private static final int PORTS_AT = HEADER_BYTES + 8;
  private static final int SOURCE_AT = HEADER_BYTES + 12;
  private static final int TARGET_AT = HEADER_BYTES + 28;
  private static final int COOKIE_AT = HEADER_BYTES + 48;
  private static final int REQUEST_BYTES = HEADER_BYTES + 56;

  /// In the answer, behind its header: the family, the state, two bytes, the socket's names (48
  /// bytes), a time, and the length of the queue of what is to be read.
  private static final int STATE_AT = HEADER_BYTES + 1;

  private static final int UNREAD_AT = HEADER_BYTES + 56;

  private static final int BUFFER_BYTES = 1024;

  /// States of `enum tcp_state`: the end of the other side has come.
  private static final int CLOSE = 7;

  private static final int CLOSE_WAIT = 8;
  private static final int LAST_ACK = 9;

  private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  /// What stands for the state where there is no such socket.
  private static final int GONE = 0;

  /// Looks at the socket before this side ends it.
  public Seen look() {
    try {
      Socket socket = ask();
      return switch (socket.state()) {
        case CLOSE_WAIT, LAST_ACK, CLOSE, GONE -> Seen.ENDED;
        default -> socket.unread() > 0 ? Seen.UNREAD : Seen.OPEN;
      };
    } catch (IOException _) {
      // Not allowed here, or not Linux.
      return Seen.UNKNOWN;
    }
  }

  /// Looks at a socket that is open for reading still, and whose end this side has sent now:
  /// whether the peer's has come before. Where the operating system does not tell, it has not.
  public boolean cameBeforeOurs() {
    try {
      return switch (ask().state()) {
        case LAST_ACK, CLOSE, GONE -> true;
        default -> false;
      };
    } catch (IOException _) {
      return false;
    }
  }

  private Socket ask() throws IOException {
    if (!LINUX) {
      throw new IOException("no netlink");
    }
    return Netlink.ask(this);
  }

  /// A socket as the kernel has it.
  ///
  /// @param unread bytes that wait to be read
  private record Socket(int state, int unread) {}

  /// Made on first use: what it calls the C library with is there on Linux only.
  private static final class Netlink {
    private static final Netlink ONE = new Netlink();
    private static final ReentrantLock LOCK = new ReentrantLock();

    private final LibcSockets sockets = new LibcSockets();
    private final MemorySegment message = Arena.ofAuto().allocate(REQUEST_BYTES, Long.BYTES);
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);

    static Socket ask(PeerEnds of) throws IOException {
      LOCK.lock();
      try {
        return ONE.answer(of);
      } finally {
        LOCK.unlock();
      }
    }

    private Socket answer(PeerEnds of) throws IOException {
      write(of.local, of.remote);
      int socket = sockets.open(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
      try {
        sockets.send(socket, message);
        return read(sockets.receive(socket, buffer, MSG_DONTWAIT));
      } finally {
        sockets.close(socket);
      }
    }

    private void write(InetSocketAddress local, InetSocketAddress remote) {
      message.fill((byte) 0);
      message.set(JAVA_INT, 0, REQUEST_BYTES);
      message.set(JAVA_SHORT, TYPE_AT, SOCK_DIAG_BY_FAMILY);
      message.set(JAVA_SHORT, TYPE_AT + 2, NLM_F_REQUEST);
      boolean isFour = local.getAddress() instanceof Inet4Address;
      message.set(JAVA_BYTE, HEADER_BYTES, isFour ? AF_INET : AF_INET6);
      message.set(JAVA_BYTE, HEADER_BYTES + 1, IPPROTO_TCP);
      message.set(JAVA_INT, STATES_AT, -1);
      message.set(PORT, PORTS_AT, (short) local.getPort());
      message.set(PORT, PORTS_AT + 2, (short) remote.getPort());
      writeAddress(SOURCE_AT, local);
      writeAddress(TARGET_AT, remote);
      message.set(JAVA_INT, COOKIE_AT, -1);
      message.set(JAVA_INT, COOKIE_AT + 4, -1);
    }

    private void writeAddress(int at, InetSocketAddress address) {
      MemorySegment bytes = MemorySegment.ofArray(address.getAddress().getAddress());
      MemorySegment.copy(bytes, 0, message, at, bytes.byteSize());
    }

    private Socket read(long length) throws IOException {
      if (length < UNREAD_AT + Integer.BYTES) {
        throw new IOException("netlink answered " + length + " bytes");
      }
      if (buffer.get(JAVA_SHORT, TYPE_AT) == NLMSG_ERROR) {
        int errno = -buffer.get(JAVA_INT, HEADER_BYTES);
        if (errno == ENOENT) {
          return new Socket(GONE, 0);
        }
        throw new IOException("netlink answered errno " + errno);
      }
      return new Socket(buffer.get(JAVA_BYTE, STATE_AT), buffer.get(JAVA_INT, UNREAD_AT));
    }
  }
}
