package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.trace.EventLogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Finds out how a run stood at an instant, by reading its event log again up to there. It goes on
/// from the instant asked for before; only one before that begins anew.
///
/// Threading: safe for use by any thread; one is served after the other.
final class PastReader implements AutoCloseable {
  private static final int CHECK_EVERY = 1 << 12;

  private final Experiment experiment;
  private final Path log;
  private @Nullable EventLogReader reader;
  private @Nullable RunFold fold;

  /// What was read and is not yet part of it.
  private @Nullable TraceEntry next;

  private long upToNanos = -1;
  private volatile boolean isClosed;

  PastReader(Experiment experiment, Path log) {
    this.experiment = experiment;
    this.log = log;
  }

  /// @throws IOException if the log cannot be read
  /// @throws CancellationException if the thread was interrupted or this was closed
  synchronized Moment at(long nanos) throws IOException {
    if (nanos < upToNanos) {
      forget();
    }
    EventLogReader from = reader;
    if (from == null) {
      from = new EventLogReader(log);
      reader = from;
    }
    RunFold into = fold;
    if (into == null) {
      into = RunFold.of(experiment, RunListener.NONE);
      fold = into;
    }
    upToNanos = nanos;
    int read = 0;
    TraceEntry entry = next == null ? from.next() : next;
    while (entry != null && entry.tNanos() <= nanos) {
      into.accept(entry);
      entry = from.next();
      if (++read % CHECK_EVERY == 0) {
        checkpoint(entry);
      }
    }
    next = entry;
    return new Moment(
        nanos,
        RunReport.of(experiment, into, LogCondition.SOUND),
        into.ledger().connectionsAt(nanos),
        into.ledger().unfinishedRequests());
  }

  private void checkpoint(@Nullable TraceEntry entry) {
    if (isClosed || Thread.currentThread().isInterrupted()) {
      next = entry;
      throw new CancellationException("the moment is no longer asked for");
    }
  }

  private void forget() throws IOException {
    try (EventLogReader _ = reader) {
      reader = null;
      next = null;
      fold = null;
    }
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    synchronized (this) {
      forget();
    }
  }
}
