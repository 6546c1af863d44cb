package dev.poolscope.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The C library's socket calls, for what Java has none for.
///
/// Threading: confined to one thread at a time.
final class LibcSockets {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET =
      handle("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SEND = transfer("send");
  private static final MethodHandle RECV = transfer("recv");
  private static final MethodHandle CLOSE =
      handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private static final MethodHandle LISTEN =
      handle("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private final MemorySegment state = Arena.ofAuto().allocate(STATE);

  /// Opens a socket and returns its file descriptor.
  int open(int domain, int type, int protocol) throws IOException {
    try {
      return (int) checked("socket", (int) SOCKET.invokeExact(state, domain, type, protocol));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Sends these bytes as one message.
  void send(int socket, MemorySegment message) throws IOException {
    try {
      checked("send", (long) SEND.invokeExact(state, socket, message, message.byteSize(), 0));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Receives a message, cut to the size of the buffer, and returns its length in bytes.
  long receive(int socket, MemorySegment buffer, int flags) throws IOException {
    try {
      return checked(
          "recv", (long) RECV.invokeExact(state, socket, buffer, buffer.byteSize(), flags));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Has a bound socket listen, with a queue of so many connections; one that listens already gets
  /// another length.
  void listen(int socket, int backlog) throws IOException {
    try {
      checked("listen", (int) LISTEN.invokeExact(state, socket, backlog));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Closes a socket.
  void close(int socket) throws IOException {
    try {
      checked("close", (int) CLOSE.invokeExact(state, socket));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private long checked(String call, long result) throws IOException {
    if (result < 0) {
      throw new IOException(call + " failed with errno " + (int) ERRNO.get(state, 0L));
    }
    return result;
  }

  /// What to throw for what a call threw: a method handle declares any [Throwable].
  private static IOException failure(Throwable thrown) {
    return switch (thrown) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(thrown);
    };
  }

  private static MethodHandle transfer(String name) {
    return handle(name, FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }

  @SuppressWarnings("restricted") // native access is what this class is for; all launchers allow it
  private static MethodHandle handle(String name, FunctionDescriptor function) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        function,
        Linker.Option.captureCallState("errno"));
  }
}
