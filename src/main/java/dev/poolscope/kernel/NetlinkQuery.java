package dev.poolscope.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The question for all TCP sockets, of IPv4 and IPv6, that are established or wait for the end and
/// whose remote port lies in a range.
///
/// A range, not a list: the kernel looks at every socket, and a list costs it more the longer it
/// is.
final class NetlinkQuery {
  private static final short TCPDIAG_GETSOCK = 18;
  private static final short NLM_F_REQUEST_DUMP = 0x1 | 0x300;
  private static final short INET_DIAG_REQ_BYTECODE = 1;
  private static final byte INET_DIAG_BC_D_GE = 4;
  private static final byte INET_DIAG_BC_D_LE = 5;

  /// `struct nlmsghdr` and `struct inet_diag_req`; of the latter only the states are set, so that
  /// it asks for sockets of any family and address.
  private static final int HEADER_BYTES = 16;

  private static final int REQUEST_BYTES = 60;
  private static final int STATES_AT = HEADER_BYTES + 52;

  /// An attribute of two operations, each followed by a second one that only carries its port.
  private static final int FILTER_AT = HEADER_BYTES + REQUEST_BYTES;

  private static final int ATTRIBUTE_BYTES = 4;
  private static final int OPERATION_BYTES = 8;
  private static final int FILTER_BYTES = ATTRIBUTE_BYTES + 2 * OPERATION_BYTES;

  private NetlinkQuery() {}

  /// The message, for remote ports from the lowest to the highest, both included.
  static MemorySegment of(int lowestPort, int highestPort) {
    int length = FILTER_AT + FILTER_BYTES;
    MemorySegment message = Arena.ofAuto().allocate(length, Long.BYTES);
    message.set(JAVA_INT, 0, length);
    message.set(JAVA_SHORT, 4, TCPDIAG_GETSOCK);
    message.set(JAVA_SHORT, 6, NLM_F_REQUEST_DUMP);
    message.set(
        JAVA_INT,
        STATES_AT,
        1 << PortCounts.ESTABLISHED | 1 << PortCounts.TIME_WAIT | 1 << PortCounts.CLOSE_WAIT);
    message.set(JAVA_SHORT, FILTER_AT, (short) FILTER_BYTES);
    message.set(JAVA_SHORT, FILTER_AT + 2, INET_DIAG_REQ_BYTECODE);
    int operations = FILTER_AT + ATTRIBUTE_BYTES;
    compare(message, operations, INET_DIAG_BC_D_GE, lowestPort, 2 * OPERATION_BYTES);
    compare(message, operations + OPERATION_BYTES, INET_DIAG_BC_D_LE, highestPort, OPERATION_BYTES);
    return message;
  }

  /// An operation that goes on to the next when it holds, and otherwise jumps beyond the end, which
  /// leaves the socket out.
  private static void compare(MemorySegment message, int at, byte operation, int port, int toEnd) {
    message.set(JAVA_BYTE, at, operation);
    message.set(JAVA_BYTE, at + 1, (byte) OPERATION_BYTES);
    message.set(JAVA_SHORT, at + 2, (short) (toEnd + ATTRIBUTE_BYTES));
    message.set(JAVA_SHORT, at + 6, (short) port);
  }
}
