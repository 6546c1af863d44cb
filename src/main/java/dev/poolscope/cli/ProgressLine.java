package dev.poolscope.cli;

import dev.poolscope.model.HostCounts;
import dev.poolscope.run.Progress;
import dev.poolscope.run.Run;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows how far a run has come: on a terminal one line that is rewritten, elsewhere a plain line
/// each second.
///
/// Threading: one thread of its own, from [#start] to [#close].
final class ProgressLine implements AutoCloseable {
  private static final long REWRITE_MILLIS = 200;
  private static final long PLAIN_MILLIS = 1000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_HOSTS = 4;

  /// Of the narrowest terminal in common use, less the cursor.
  private static final int TERMINAL_WIDTH = 79;

  private final Run run;
  private final Console console;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  ProgressLine(Run run, Console console) {
    this.run = run;
    this.console = console;
    this.thread = Thread.ofPlatform().name("poolscope-progress").daemon(true).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (console.interactive()) {
      console.rewrite("");
    }
  }

  private void loop() {
    long every = console.interactive() ? REWRITE_MILLIS : PLAIN_MILLIS;
    try {
      while (!closed.await(every, TimeUnit.MILLISECONDS)) {
        Progress progress = run.progress();
        // What ends after the window is no part of the result.
        if (progress.elapsedNanos() < progress.loadNanos()) {
          show(describe(progress));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(String line) {
    if (console.interactive()) {
      console.rewrite(shortened(line));
    } else {
      console.err().println(line);
    }
  }

  /// A line that would wrap could not be rewritten.
  private static String shortened(String line) {
    return line.length() <= TERMINAL_WIDTH ? line : line.substring(0, TERMINAL_WIDTH - 1) + "…";
  }

  static String describe(Progress progress) {
    long ok = 0;
    long failed = 0;
    for (HostCounts counts : progress.hosts().values()) {
      ok += counts.ok();
      failed += counts.failed();
    }
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%.1f of %.1f s   %d requests done",
            progress.elapsedNanos() / NANOS_PER_SECOND,
            progress.loadNanos() / NANOS_PER_SECOND,
            ok + failed));
    if (failed > 0) {
      line.append(", ").append(failed).append(" failed");
    }
    if (progress.isLoadDone()) {
      line.append("   load done");
    }
    int shown = 0;
    for (Map.Entry<String, HostCounts> host : progress.hosts().entrySet()) {
      if (shown++ == MOST_HOSTS) {
        line.append("   and ").append(progress.hosts().size() - MOST_HOSTS).append(" more hosts");
        break;
      }
      HostCounts counts = host.getValue();
      line.append(
          String.format(
              Locale.ROOT,
              "   %s: %d dialing %d active %d idle",
              host.getKey(),
              counts.dialing(),
              counts.active(),
              counts.idle()));
    }
    return line.toString();
  }
}
