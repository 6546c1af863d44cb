package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunReport;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventLogLookup;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.NotAnEventLogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads an event log into a [Recorder], a slice at a time, and goes on where the log has grown.
///
/// Threading: reads on the scheduler's thread; its state is seen by any.
final class LogFollower {
  /// As often as the window looks at what was read.
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /// As often as words change. A report looks at all latencies, for each percentile and host.
  private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int SLICE = 10_000;

  private final Path file;
  private final boolean grows;
  private final Experiment experiment;
  private final Recorder recorder;
  private final Ticker ticker;
  private final Scheduler scheduler;
  private @Nullable EventLogReader reader;
  private volatile @Nullable EventLogLookup lookup;
  private volatile RunReport report;
  private volatile double fractionRead;
  private volatile @Nullable String problem;
  private volatile boolean complete;
  private boolean damaged;
  private volatile boolean stopped;
  private long reportedNanos;
  private long reportedEvents;

  LogFollower(LogRecording.Source source, ColumnStore store, LogRecording.Time time) {
    this.file = source.log();
    this.grows = source.grows();
    this.experiment = source.experiment();
    this.recorder = new Recorder(experiment, store, this::lookup);
    this.ticker = time.ticker();
    this.scheduler = time.scheduler();
    this.report = RunReport.of(experiment, recorder.fold, LogCondition.SOUND);
    this.reportedNanos = ticker.nanos();
  }

  /// Begins to read.
  void start() {
    scheduler.at(ticker.nanos(), this::poll);
  }

  /// Reads no more; a slice that is being read is left off.
  void stop() {
    stopped = true;
  }

  /// Closes the files; nothing must be reading.
  void close() throws IOException {
    try (EventLogReader _ = reader;
        EventLogLookup _ = lookup) {
      reader = null;
    }
  }

  /// What was read.
  Recorder recorder() {
    return recorder;
  }

  private EventLogLookup lookup() {
    EventLogLookup opened = lookup;
    if (opened == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return opened;
  }

  RunReport report() {
    return report;
  }

  double fractionRead() {
    return fractionRead;
  }

  @Nullable String problem() {
    return problem;
  }

  boolean isComplete() {
    return complete;
  }

  private void poll() {
    boolean more;
    try {
      more = readSlice();
    } catch (NotAnEventLogException e) {
      end(e.getMessage());
      return;
    } catch (IOException | UncheckedIOException e) {
      end(file + " cannot be read any further: " + e.getMessage());
      return;
    } catch (RuntimeException | Error e) {
      problem = file + " is not read any further because of an error of the program: " + e;
      throw e;
    }
    if (stopped) {
      return;
    }
    long now = ticker.nanos();
    if (now - reportedNanos >= REPORT_NANOS) {
      report(now);
    }
    if (recorder.fold.isComplete()) {
      end(contradiction());
    } else if (more) {
      scheduler.at(now, this::poll);
    } else if (grows) {
      scheduler.at(now + POLL_NANOS, this::poll);
    } else {
      end(contradiction());
    }
  }

  /// What is wrong with a log of this version, whose events are all understood.
  private @Nullable String contradiction() {
    String why = condition().notices().isEmpty() ? recorder.fold.contradiction() : null;
    return why == null ? null : file + " " + why;
  }

  /// Whether there is more to read at once.
  private boolean readSlice() throws IOException {
    EventLogReader open = open();
    if (open == null) {
      return false;
    }
    for (int i = 0; i < SLICE && !stopped; i++) {
      TraceEntry entry = open.next();
      if (entry == null) {
        fractionRead = 1;
        if (open.isDamaged()) {
          damaged = true;
          throw new IOException("it is damaged behind event " + (recorder.eventCount() - 1));
        }
        return false;
      }
      String host = entry.event().host();
      if (host != null && !recorder.knows(host)) {
        throw new NotAnEventLogException(file + " " + RunFold.unknownHost(host));
      }
      recorder.accept(entry, open.recordPosition());
    }
    fractionRead = Math.min(1, (double) open.bytesRead() / open.bytes());
    return true;
  }

  private LogCondition condition() {
    EventLogReader open = reader;
    return open == null ? LogCondition.SOUND : new LogCondition(open.notices(), damaged);
  }

  private boolean hasBegun() throws IOException {
    return Files.exists(file) && Files.size(file) >= EventLogReader.headerBytes();
  }

  /// The log, or null as long as it has not begun.
  private @Nullable EventLogReader open() throws IOException {
    EventLogReader open = reader;
    if (open == null && (!grows || hasBegun())) {
      open = new EventLogReader(file);
      reader = open;
      lookup = open.lookup();
    }
    return open;
  }

  private void report(long now) {
    reportedNanos = now;
    if (damaged || reportedEvents != recorder.eventCount()) {
      reportedEvents = recorder.eventCount();
      report = RunReport.of(experiment, recorder.fold, condition());
    }
  }

  /// Everything was read that ever will be.
  private void end(@Nullable String why) {
    report(ticker.nanos());
    fractionRead = 1;
    complete = recorder.fold.isComplete();
    problem = why == null && !complete ? report.end().shortfall() : why;
  }
}
