package dev.poolscope.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the Java runtime's compiler and the whole process have used so far; the compiler's part
/// is 0 where the runtime does not tell.
///
/// @param compiledNanos for how long the compiler has worked, all of its threads together
/// @param processNanos the process's processor time
record CompilerLoad(long compiledNanos, long processNanos) {
  private static final @Nullable CompilationMXBean COMPILER =
      ManagementFactory.getCompilationMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// As it is now.
  static CompilerLoad now() {
    long compiled = 0;
    if (COMPILER != null && COMPILER.isCompilationTimeMonitoringSupported()) {
      compiled = COMPILER.getTotalCompilationTime();
    }
    return new CompilerLoad(
        TimeUnit.MILLISECONDS.toNanos(compiled), Math.max(0, SYSTEM.getProcessCpuTime()));
  }

  /// What was used since.
  CompilerLoad since(CompilerLoad before) {
    return new CompilerLoad(
        compiledNanos - before.compiledNanos, processNanos - before.processNanos);
  }
}
