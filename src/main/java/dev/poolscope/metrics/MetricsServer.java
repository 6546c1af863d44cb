package dev.poolscope.metrics;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.RunFold;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventLogReader;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Serves the metrics of a run while it goes on, at `http://ADDRESS:PORT/metrics`. It reads the
/// run's event log as it grows, so the run does nothing for it.
///
/// Threading: safe for use by any thread; the log is read on a thread of its own.
public final class MetricsServer implements AutoCloseable {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Ticker ticker = SystemTicker.INSTANCE;
  private final SystemScheduler scheduler = new SystemScheduler("poolscope-metrics");
  private final RunFold fold;
  private final HTTPServer server;
  private @Nullable EventLogReader reader;
  private volatile @Nullable String problem;

  /// Begins to serve.
  ///
  /// @param address of this machine; loopback keeps other machines out
  /// @param port 0 for any that is free
  /// @param labels further labels of all metrics
  /// @throws IOException if the port cannot be listened on
  public MetricsServer(
      InetAddress address, int port, Experiment experiment, Map<String, String> labels)
      throws IOException {
    RunMetrics metrics = new RunMetrics(experiment, labels);
    fold = RunFold.of(experiment, metrics);
    try {
      server =
          HTTPServer.builder()
              .inetAddress(address)
              .port(port)
              .registry(metrics.registry())
              .buildAndStart();
    } catch (IOException | RuntimeException e) {
      scheduler.close();
      throw e;
    }
  }

  /// Serves what an event log says, and goes on as it grows. The log need not be there yet.
  public void follow(Path events) {
    scheduler.at(ticker.nanos(), () -> poll(events));
  }

  /// The port that it listens on.
  public int port() {
    return server.getPort();
  }

  /// Why the log is not read any further, null while it is.
  public @Nullable String problem() {
    return problem;
  }

  private void poll(Path events) {
    try {
      read(events);
    } catch (IOException | UncheckedIOException e) {
      problem = events + " cannot be read any further: " + e.getMessage();
      return;
    }
    if (!fold.isComplete()) {
      scheduler.at(ticker.nanos() + EVERY_NANOS, () -> poll(events));
    }
  }

  private void read(Path events) throws IOException {
    EventLogReader open = reader;
    if (open == null) {
      if (!Files.exists(events) || Files.size(events) < EventLogReader.headerBytes()) {
        return;
      }
      open = new EventLogReader(events);
      reader = open;
    }
    for (TraceEntry entry = open.next(); entry != null; entry = open.next()) {
      fold.accept(entry);
    }
  }

  @Override
  public void close() throws IOException {
    scheduler.close();
    server.close();
    EventLogReader open = reader;
    if (open != null) {
      open.close();
    }
  }
}
