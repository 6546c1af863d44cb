package dev.poolscope.cli;

import dev.poolscope.run.Run;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Ctrl-C on a run: before it has written anything the process just ends; from then on its window
/// ends, and the process is held until its files are complete.
///
/// Threading: the command's thread, but for what the process runs on its end.
final class RunInterrupt implements AutoCloseable {
  private final CompletableFuture<Run> covered = new CompletableFuture<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "poolscope-interrupt");

  /// From now on there are files to be completed. Does not return where the process is ending
  /// already, so that none are begun.
  void filesFollow() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException _) {
      Interrupts.awaitEnd();
    }
  }

  /// The run whose window is to end, as soon as there is one.
  void covers(Run run) {
    covered.complete(run);
  }

  /// The files are complete, or there are none.
  @Override
  public void close() {
    covered.cancel(false);
    finished.countDown();
    Interrupts.remove(hook);
  }

  private void interrupted() {
    try {
      covered.join().interrupt();
    } catch (CancellationException _) {
      // It could not be made; what there is to say is being said.
    }
    Interrupts.awaitThenHalt(finished);
  }
}
