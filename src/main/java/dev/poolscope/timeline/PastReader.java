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
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Finds out how a run stood at an instant, by reading its event log again up to there. It goes on
/// from the instant asked for before; only one before that begins anew.
///
/// Threading: safe for use by any thread; one is served after the other.
final class PastReader implements AutoCloseable {
  private static final int CHECK_EVERY = 1 << 12;

  private final Experiment experiment;
  private final List<String> hosts;
  private final Path log;
  private @Nullable EventLogReader reader;
  private RunFold fold;

  /// What was read and is not yet part of it.
  private @Nullable TraceEntry next;

  private long upToNanos = -1;
  private volatile boolean isClosed;

  PastReader(Experiment experiment, List<String> hosts, Path log) {
    this.experiment = experiment;
    this.hosts = hosts;
    this.log = log;
    this.fold = nothing();
  }

  private RunFold nothing() {
    return new RunFold(hosts, experiment.expect(), RunListener.NONE);
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
    upToNanos = nanos;
    int read = 0;
    TraceEntry entry = next == null ? from.next() : next;
    while (entry != null && entry.tNanos() <= nanos) {
      fold.accept(entry);
      entry = from.next();
      if (++read % CHECK_EVERY == 0) {
        checkpoint(entry);
      }
    }
    next = entry;
    return new Moment(
        nanos,
        RunReport.of(experiment, fold, LogCondition.SOUND),
        fold.ledger().connectionsAt(nanos),
        fold.ledger().unfinishedRequests());
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
      fold = nothing();
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
