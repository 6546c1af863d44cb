package dev.poolscope.bench;

import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What an event costs behind the stream: in the log, in the ledger, and when it is read again.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(EventBenchmark.EVENTS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventBenchmark {
  /// Events of a history: 64 of dials, 6 a request, 34 at the end.
  static final int EVENTS = 64 + 6 * 20_000 + 34;

  private final List<TraceEntry> entries = RequestHistory.of(20_000);
  private Path log = Path.of("");

  /// Writes the log that is read.
  @Setup
  public void prepare() throws IOException {
    log = Files.createTempDirectory("poolscope-bench").resolve("events.log");
    try (EventLogWriter writer = new EventLogWriter(log)) {
      entries.forEach(writer::accept);
      System.out.printf("# %.2f bytes an event%n", (double) writer.bytesWritten() / EVENTS);
    }
  }

  /// Removes the log.
  @TearDown
  public void cleanUp() throws IOException {
    Files.delete(log);
    Files.delete(log.toAbsolutePath().getParent());
  }

  /// Writes events to a log that goes nowhere.
  @Benchmark
  public long logged() throws IOException {
    try (EventLogWriter writer = new EventLogWriter(OutputStream.nullOutputStream())) {
      for (TraceEntry entry : entries) {
        writer.accept(entry);
      }
      return writer.bytesWritten();
    }
  }

  /// Books events in the ledger of a run.
  @Benchmark
  public List<String> booked() {
    PoolLedger ledger = new PoolLedger(List.of(RequestHistory.HOST), LedgerListener.NONE);
    for (TraceEntry entry : entries) {
      ledger.apply(entry);
    }
    return ledger.violations();
  }

  /// Reads events from a log.
  @Benchmark
  public long read() throws IOException {
    long last = 0;
    try (EventLogReader reader = new EventLogReader(log)) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        last = entry.seq();
      }
    }
    return last;
  }

  /// Folds events into the statistics of a run.
  @Benchmark
  public boolean folded() {
    RunFold fold = new RunFold(List.of(RequestHistory.HOST), RunListener.NONE);
    for (TraceEntry entry : entries) {
      fold.accept(entry);
    }
    fold.finish();
    return fold.isComplete();
  }
}
