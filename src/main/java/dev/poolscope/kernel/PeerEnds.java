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
  private static final boolean LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

  /// What stands for the state where there is no such socket.
  private static final int GONE = 0;

  /// Before this side ends the socket: whether the peer's end or reset has arrived. Where the
  /// operating system does not tell, it has not.
  public boolean haveArrived() {
    return switch (state()) {
      case TcpState.CLOSE_WAIT, TcpState.LAST_ACK, TcpState.CLOSE, GONE -> true;
      default -> false;
    };
  }

  /// For a socket that is open for reading still, and whose end this side has sent now: whether the
  /// peer's has come before. Where the operating system does not tell, it has not.
  public boolean cameBeforeOurs() {
    return switch (state()) {
      case TcpState.LAST_ACK, TcpState.CLOSE, GONE -> true;
      default -> false;
    };
  }

  private int state() {
    if (!LINUX) {
      return TcpState.ESTABLISHED;
    }
    try {
      return Question.ask(this);
    } catch (IOException _) {
      // Not allowed here.
      return TcpState.ESTABLISHED;
    }
  }

  /// Made on first use: what it calls the C library with is there on Linux only.
  private static final class Question {
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final int ENOENT = 2;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte IPPROTO_TCP = 6;

    /// Behind the header a `struct inet_diag_req_v2`: family, protocol, two bytes, states, and the
    /// socket by its ports and addresses, its interface and its cookie.
    private static final int FAMILY_AT = NetlinkSocket.HEADER_BYTES;

    private static final int STATES_AT = FAMILY_AT + 4;
    private static final int PORTS_AT = FAMILY_AT + 8;
    private static final int LOCAL_AT = FAMILY_AT + 12;
    private static final int REMOTE_AT = FAMILY_AT + 28;
    private static final int COOKIE_AT = FAMILY_AT + 48;
    private static final int REQUEST_BYTES = FAMILY_AT + 56;
    private static final int BUFFER_BYTES = 1024;

    private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Question ONE = new Question();

    private final LibcSockets sockets = new LibcSockets();
    private final MemorySegment message = Arena.ofAuto().allocate(REQUEST_BYTES, Long.BYTES);
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);

    static int ask(PeerEnds of) throws IOException {
      LOCK.lock();
      try {
        return ONE.state(of);
      } finally {
        LOCK.unlock();
      }
    }

    private int state(PeerEnds of) throws IOException {
      write(of.local, of.remote);
      try (NetlinkSocket netlink = new NetlinkSocket(sockets)) {
        netlink.send(message);
        netlink.receive(buffer);
      }
      if (buffer.get(JAVA_SHORT, NetlinkSocket.TYPE_AT) != NetlinkSocket.NLMSG_ERROR) {
        return buffer.get(JAVA_BYTE, NetlinkSocket.STATE_AT);
      }
      int errno = -buffer.get(JAVA_INT, NetlinkSocket.HEADER_BYTES);
      if (errno == ENOENT) {
        return GONE;
      }
      throw new IOException("netlink answered errno " + errno);
    }

    private void write(InetSocketAddress local, InetSocketAddress remote) {
      message.fill((byte) 0);
      message.set(JAVA_INT, 0, REQUEST_BYTES);
      message.set(JAVA_SHORT, NetlinkSocket.TYPE_AT, SOCK_DIAG_BY_FAMILY);
      message.set(JAVA_SHORT, NetlinkSocket.FLAGS_AT, NetlinkSocket.NLM_F_REQUEST);
      boolean isFour = local.getAddress() instanceof Inet4Address;
      message.set(JAVA_BYTE, FAMILY_AT, isFour ? AF_INET : AF_INET6);
      message.set(JAVA_BYTE, FAMILY_AT + 1, IPPROTO_TCP);
      message.set(JAVA_INT, STATES_AT, -1);
      message.set(PORT, PORTS_AT, (short) local.getPort());
      message.set(PORT, PORTS_AT + 2, (short) remote.getPort());
      write(LOCAL_AT, local);
      write(REMOTE_AT, remote);
      message.set(JAVA_INT, COOKIE_AT, -1);
      message.set(JAVA_INT, COOKIE_AT + 4, -1);
    }

    private void write(int at, InetSocketAddress address) {
      MemorySegment bytes = MemorySegment.ofArray(address.getAddress().getAddress());
      MemorySegment.copy(bytes, 0, message, at, bytes.byteSize());
    }
  }
}
