package dev.poolscope.cli;

import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/// Shows how far the event log of a run has been read, from a second on: on a terminal one line
/// that
/// is rewritten, elsewhere a plain line each second. An interruption of the process ends the export
/// at the next event, by a [CancellationException]; the process ends once what was begun is cleared
/// away. An interruption behind the last event lets the export end.
///
/// Threading: confined to one thread, but for the process's end.
final class ExportProgress implements RunListener, AutoCloseable {
  private static final long PLAIN_NANOS = 1_000_000_000L;
  private static final long REWRITE_NANOS = 200_000_000L;

  /// The clock is asked once for so many events.
  private static final int EVENTS_PER_LOOK = 1 << 12;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Ticker ticker = SystemTicker.INSTANCE;
  private final Console console;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("poolscope-export").unstarted(this::stop);
  private long events;
  private long nextNanos = ticker.nanos() + PLAIN_NANOS;
  private boolean brokenOff;
  private volatile boolean cancelled;

  private ExportProgress(Console console) {
    this.console = console;
  }

  static ExportProgress start(Console console) {
    ExportProgress progress = new ExportProgress(console);
    Runtime.getRuntime().addShutdownHook(progress.hook);
    return progress;
  }

  @Override
  public void entry(EventRow row) {
    if (cancelled) {
      brokenOff = true;
      throw new CancellationException();
    }
    if (++events % EVENTS_PER_LOOK == 0) {
      look(row.entry().tNanos());
    }
  }

  private void look(long tNanos) {
    long now = ticker.nanos();
    if (now - nextNanos < 0) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT, "%d events read, to %.1f s of the run", events, tNanos / NANOS_PER_SECOND);
    if (console.interactive()) {
      console.rewrite(line);
      nextNanos = now + REWRITE_NANOS;
    } else {
      console.err().println(line);
      nextNanos = now + PLAIN_NANOS;
    }
  }

  @Override
  public void close() {
    if (console.interactive()) {
      console.rewrite("");
    }
    if (brokenOff) {
      console.complain("the export was interrupted; nothing was written");
    }
    finished.countDown();
    Interrupts.remove(hook);
  }

  private void stop() {
    cancelled = true;
    Interrupts.awaitThenHalt(finished);
  }
}
