package dev.poolscope.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The processor time of processes that were started by this one and have ended, as the system
/// counts it (`getrusage(2)`). Java itself says it of running processes only, and the time of a
/// process's end would be missing.
final class ChildCpu {
  private static final int RUSAGE_CHILDREN = -1;

  /// More than the structure has on any system.
  private static final int RUSAGE_BYTES = 512;

  private static final long USER = 0;
  private static final long SYSTEM = 16;
  private static final long MICROS = 8;

  private static final MethodHandle GETRUSAGE = getrusage();

  private ChildCpu() {}

  @SuppressWarnings("restricted")
  private static MethodHandle getrusage() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("getrusage"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /// User and system time of all ended children in seconds.
  static double seconds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(RUSAGE_BYTES, Long.BYTES);
      int code = (int) GETRUSAGE.invokeExact(RUSAGE_CHILDREN, usage);
      if (code != 0) {
        throw new IllegalStateException("getrusage returned " + code);
      }
      return time(usage, USER) + time(usage, SYSTEM);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// The microseconds are a long on Linux and an int on macOS; both begin with the same bytes.
  private static double time(MemorySegment usage, long at) {
    return usage.get(ValueLayout.JAVA_LONG, at)
        + usage.get(ValueLayout.JAVA_INT, at + MICROS) / 1e6;
  }
}
