package dev.poolscope.cli;

import java.util.concurrent.CountDownLatch;

/// What happens on Ctrl-C.
final class Interrupts {
  private Interrupts() {}

  /// Keeps the process alive until the work is finished, then ends it with the exit code of an
  /// interruption. For use in a shutdown hook.
  static void awaitThenHalt(CountDownLatch finished) {
    try {
      finished.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
  }

  /// Waits for the end of the process, which is under way.
  static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes back a shutdown hook, unless the process is ending already.
  static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending, and the hook is what ends it.
    }
  }
}
