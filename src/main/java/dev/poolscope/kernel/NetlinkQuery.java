package dev.poolscope.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The question for all TCP sockets, of IPv4 and IPv6, of the states that are counted and whose
/// remote or local port lies in a range.
///
/// A range, not a list: the kernel looks at every socket, and a list costs it more the longer it
/// is.
final class NetlinkQuery {
  private static final short TCPDIAG_GETSOCK = 18;
  private static final short NLM_F_REQUEST_DUMP = 0x1 | 0x300;
  private static final short INET_DIAG_REQ_BYTECODE = 1;
  private static final byte INET_DIAG_BC_JMP = 1;
  private static final byte INET_DIAG_BC_S_GE = 2;
  private static final byte INET_DIAG_BC_S_LE = 3;
  private static final byte INET_DIAG_BC_D_GE = 4;
  private static final byte INET_DIAG_BC_D_LE = 5;

  /// `struct nlmsghdr` and `struct inet_diag_req`; of the latter only the states are set, so that
  /// it asks for sockets of any family and address.
  private static final int HEADER_BYTES = 16;

  private static final int REQUEST_BYTES = 60;
  private static final int STATES_AT = HEADER_BYTES + 52;

  private static final int FILTER_AT = HEADER_BYTES + REQUEST_BYTES;
  private static final int ATTRIBUTE_BYTES = 4;

  /// An operation on a port is followed by a second one that only carries the port.
  private static final int JUMP_BYTES = 4;

  private static final int PORT_BYTES = 2 * JUMP_BYTES;
  private static final int RANGE_BYTES = 2 * PORT_BYTES;

  /// Remote ports, a jump to the end for those in the range, local ports for the others.
  private static final int FILTER_BYTES = ATTRIBUTE_BYTES + RANGE_BYTES + JUMP_BYTES + RANGE_BYTES;

  private NetlinkQuery() {}

  /// The message, for ports from the lowest to the highest, both included.
  static MemorySegment of(int lowestPort, int highestPort) {
    int length = FILTER_AT + FILTER_BYTES;
    MemorySegment message = Arena.ofAuto().allocate(length, Long.BYTES);
    message.set(JAVA_INT, 0, length);
    message.set(JAVA_SHORT, 4, TCPDIAG_GETSOCK);
    message.set(JAVA_SHORT, 6, NLM_F_REQUEST_DUMP);
    message.set(JAVA_INT, STATES_AT, TcpState.COUNTED);
    message.set(JAVA_SHORT, FILTER_AT, (short) FILTER_BYTES);
    message.set(JAVA_SHORT, FILTER_AT + 2, INET_DIAG_REQ_BYTECODE);
    int remote = FILTER_AT + ATTRIBUTE_BYTES;
    compare(message, remote, INET_DIAG_BC_D_GE, lowestPort, RANGE_BYTES);
    compare(message, remote + PORT_BYTES, INET_DIAG_BC_D_LE, highestPort, PORT_BYTES);
    int jump = remote + RANGE_BYTES;
    operation(message, jump, INET_DIAG_BC_JMP, JUMP_BYTES, JUMP_BYTES + RANGE_BYTES);
    int local = jump + JUMP_BYTES;
    compare(message, local, INET_DIAG_BC_S_GE, lowestPort, RANGE_BYTES);
    compare(message, local + PORT_BYTES, INET_DIAG_BC_S_LE, highestPort, PORT_BYTES);
    return message;
  }

  /// Goes on to what follows when it holds, and otherwise jumps a jump's length beyond the end of
  /// its range: over the jump to what comes then or, beyond the end of all, to leaving the socket
  /// out.
  private static void compare(MemorySegment message, int at, byte code, int port, int toEnd) {
    operation(message, at, code, PORT_BYTES, toEnd + JUMP_BYTES);
    message.set(JAVA_SHORT, at + 6, (short) port);
  }

  private static void operation(MemorySegment message, int at, byte code, int yes, int no) {
    message.set(JAVA_BYTE, at, code);
    message.set(JAVA_BYTE, at + 1, (byte) yes);
    message.set(JAVA_SHORT, at + 2, (short) no);
  }
}
