package dev.poolscope.run;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.files.LogFile;
import dev.poolscope.time.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where everything goes that a thread, a timer or a task of a run throws though it must not. Such
/// a bug ends the run: the numbers could no longer be believed. It stands under `violations` in
/// `run.json`, and in full in the log file.
///
/// Threading: safe for use by any thread; guarded by this.
final class RunFailures implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(LogFile.OWN);

  /// As many are told one by one.
  private static final int MOST_TOLD = 20;

  private final List<String> told = new ArrayList<>();
  private final VirtualThreads threads = new VirtualThreads(this);
  private long count;
  private @Nullable Runnable end;

  /// Starts virtual threads that report here.
  VirtualThreads threads() {
    return threads;
  }

  /// Has the first failure, also one that has happened already, end the run.
  void endBy(Runnable ending) {
    boolean isLate;
    synchronized (this) {
      end = ending;
      isLate = count > 0;
    }
    if (isLate) {
      ending.run();
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (isTakenByTheProcess(thread, failure)) {
      return;
    }
    LOG.log(Level.SEVERE, "an error of the program on " + thread, failure);
    Runnable ending;
    synchronized (this) {
      if (told.size() < MOST_TOLD) {
        told.add("an error of the program ended the run: " + failure + where());
      }
      count++;
      ending = count == 1 ? end : null;
    }
    if (ending != null) {
      ending.run();
    }
  }

  /// Memory that is used up is not this run's alone, and to end the run would need some.
  private static boolean isTakenByTheProcess(Thread thread, Throwable failure) {
    Thread.UncaughtExceptionHandler process = Thread.getDefaultUncaughtExceptionHandler();
    if (!(failure instanceof OutOfMemoryError) || process == null) {
      return false;
    }
    process.uncaughtException(thread, failure);
    return true;
  }

  /// What happened, a sentence for each.
  synchronized List<String> violations() {
    List<String> all = new ArrayList<>(told);
    if (count > told.size()) {
      all.add("and " + (count - told.size()) + " more such errors" + where());
    }
    return all;
  }

  private static String where() {
    return "; details are in " + RunDirectory.LOG;
  }
}
