package dev.poolscope.export;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.PickRow;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.SampleColumns;
import dev.poolscope.report.SampleRow;
import java.io.IOException;
import java.nio.file.Path;

/// Writes `samples.csv`, `connections.csv`, `requests.csv`, `events.csv` and `picks.csv` while a
/// run's events are folded. Connections come in the order in which they were closed, requests in
/// the order in which they ended, then those that did not, so memory does not grow with the length
/// of the run.
///
/// Threading: confined to one thread.
final class CsvRun implements RunListener, AutoCloseable {
  private final CsvTable<SampleRow> samples;
  private final CsvTable<ConnectionRow> connections;
  private final CsvTable<RequestRow> requests;
  private final CsvTable<EventRow> events;
  private final CsvTable<PickRow> picks;
  private long lastPick;

  CsvRun(Path directory) throws IOException {
    samples = new CsvTable<>(directory.resolve("samples.csv"), SampleColumns.ALL);
    connections = new CsvTable<>(directory.resolve("connections.csv"), ConnectionColumns.ALL);
    requests = new CsvTable<>(directory.resolve("requests.csv"), RequestColumns.ALL);
    events = new CsvTable<>(directory.resolve("events.csv"), EventColumns.ALL);
    picks = new CsvTable<>(directory.resolve("picks.csv"), PickColumns.ALL);
  }

  @Override
  public void entry(EventRow row) {
    events.row(row);
    if (row.entry().event() instanceof PoolEvent.Picked picked) {
      picks.row(new PickRow(++lastPick, row.entry().tNanos(), picked, row.instance()));
    }
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    samples.row(new SampleRow(tNanos, host, counts));
  }

  @Override
  public void connection(ConnectionRow row) {
    connections.row(row);
  }

  @Override
  public void request(RequestRow row) {
    requests.row(row);
  }

  /// Marks that the stream has ended and all rows are in.
  void complete() {
    samples.complete();
    connections.complete();
    requests.complete();
    events.complete();
    picks.complete();
  }

  @Override
  public void close() {
    try (samples;
        connections;
        requests;
        events;
        picks) {
      // Closing is all there is to do.
    }
  }
}
