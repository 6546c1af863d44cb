package dev.poolscope.timeline;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A run directory whose log a test writes as it likes.
final class Logs implements AutoCloseable {
  private static final String EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: written
      window: 10s
      targets:
        - {name: a, sample: {mode: keep-alive}}
        - {name: b, sample: {mode: keep-alive}}
        - {name: c, sample: {mode: keep-alive}}
      load:
        - {target: a, arrivals: {kind: once, requests: 3}}
      """;

  final RunDirectory directory;
  private final EventLogWriter writer;
  private long sequence;
  private long nowNanos;

  Logs(Path path) throws IOException {
    directory = directory(path);
    writer = new EventLogWriter(directory.events());
  }

  /// A run directory that has an experiment and no log yet.
  static RunDirectory directory(Path path) throws IOException {
    RunDirectory directory = new RunDirectory(path);
    Files.writeString(directory.experiment(), EXPERIMENT);
    return directory;
  }

  /// Moves the time on; events that follow happen then.
  Logs at(long nanos) {
    nowNanos = nanos;
    return this;
  }

  Logs event(PoolEvent event) {
    writer.accept(new TraceEntry(sequence++, nowNanos, event));
    return this;
  }

  Logs flush() {
    writer.flush();
    return this;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
