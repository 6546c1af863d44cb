package dev.poolscope.trace;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.stats.HostCount;
import dev.poolscope.time.SystemTicker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A long run without a network: publishes many synthetic events of requests over a few hundred
/// connections that come and go, through the stream into a log and a ledger, then reads the log
/// back into statistics, checks both against what was told, and prints what it cost. Its memory
/// must not grow with the number of events.
///
/// Arguments are the number of events and a file that does not exist yet. [LongRunTest] runs a
/// million in 48 MB. Ten million by hand, after `mvn test-compile`, with the test class path that
/// `mvn dependency:build-classpath -Dmdep.outputFile=target/classpath` writes:
///
/// ```
/// java -Xmx256m -cp target/test-classes:target/classes:$(cat target/classpath) \
///     dev.poolscope.trace.LongRunMain 10000000 /tmp/long-run.log
/// ```
final class LongRunMain {
  private static final List<String> HOSTS = List.of("a", "b", "c");
  private static final int CONNECTIONS = 400;
  private static final int REQUESTS = 600;

  private final long events;
  private final Path file;
  private final RandomHistory history =
      new RandomHistory(new Random(1), HOSTS, CONNECTIONS, REQUESTS);
  private long stalls;

  private LongRunMain(long events, Path file) {
    this.events = events;
    this.file = file;
  }

  public static void main(String[] args) throws IOException {
    LongRunMain run = new LongRunMain(Long.parseLong(args[0]), Path.of(args[1]));
    long start = SystemTicker.INSTANCE.nanos();
    run.write();
    long written = SystemTicker.INSTANCE.nanos();
    run.read();
    long read = SystemTicker.INSTANCE.nanos();
    System.out.printf(
        Locale.ROOT,
        "events=%d log_bytes=%d write_ms=%d read_ms=%d stalls=%d peak_heap_bytes=%d%n",
        run.events,
        Files.size(run.file),
        TimeUnit.NANOSECONDS.toMillis(written - start),
        TimeUnit.NANOSECONDS.toMillis(read - written),
        run.stalls,
        peakHeapBytes());
  }

  private void write() throws IOException {
    PoolLedger ledger = new PoolLedger(HOSTS, LedgerListener.NONE);
    long start = SystemTicker.INSTANCE.nanos();
    try (EventLogWriter log = new EventLogWriter(file);
        Trace trace =
            new Trace(
                SystemTicker.INSTANCE, start, List.of(log, ledger::apply), log::flush, _ -> {})) {
      for (long i = 0; i < events - 2; i++) {
        trace.publish(history.next());
      }
      trace.publish(new PoolEvent.WindowEnded(false));
      trace.flush();
      stalls = trace.producerStalls();
      trace.publish(new PoolEvent.RunEnded(stalls));
      trace.flush();
      check(trace.failure() == null, "failure " + trace.failure());
    }
    check(ledger.violations().isEmpty(), "violations " + ledger.violations());
    check(ledger.counts().equals(history.counts()), "counts of the ledger");
  }

  private void read() throws IOException {
    Lives lives = new Lives();
    RunFold fold = new RunFold(HOSTS, lives);
    long read = 0;
    try (EventLogReader reader = new EventLogReader(file)) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        fold.accept(entry);
        read++;
      }
      check(reader.endedCleanly(), "a log that ends with a whole record");
    }
    fold.finish();
    check(read == events, "events read: " + read);
    check(fold.isComplete() && fold.producerStalls() == stalls, "the last event");
    check(fold.ledger().violations().isEmpty(), "violations " + fold.ledger().violations());
    check(lives.requests == history.requests(), "requests told: " + lives.requests);
    check(lives.connections == history.connections(), "connections told: " + lives.connections);
    history
        .counts()
        .forEach(
            (host, counts) -> {
              var stats = fold.hosts().get(host);
              check(
                  stats != null
                      && stats.of(HostCount.OK) == counts.ok()
                      && stats.of(HostCount.OPENED) == counts.opened()
                      && stats.of(HostCount.OPEN) == counts.open()
                      && stats.of(HostCount.RETRIES) == counts.retries(),
                  "statistics of " + host);
            });
  }

  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static final class Lives implements RunListener {
    private long connections;
    private long requests;

    @Override
    public void connection(ConnectionRow row) {
      connections++;
    }

    @Override
    public void request(RequestRow row) {
      requests++;
    }
  }
}
