package dev.poolscope.archive;

import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.Json;
import dev.poolscope.kernel.KernelCost;
import dev.poolscope.report.Disturbance;
import dev.poolscope.report.RunEnd;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What `run.json` says: with what, where and when a run took place, and what it cost.
///
/// @param schema the format of the file
/// @param experiment the experiment's name
/// @param state `running` until the run has ended, then `complete` or `interrupted`
/// @param version of Poolscope
/// @param java the Java runtime
/// @param os the operating system
/// @param processors how many the program may use
/// @param maxHeapBytes the largest heap
/// @param started the wall clock at time 0
/// @param seed of everything random
/// @param clientIdentity what stood for clients to the balancer: `name` (client-1), `address` (as a
///   key only), `source-address` (connections come from it too); `none` without a balancer
/// @param offeredPerSecond requests due per second of the window
/// @param achievedPerSecond requests that ended well per second of the load phase
/// @param cpuSeconds processor time that the whole program used, embedded servers included
/// @param elapsedSeconds how long the run took, clearing up included
/// @param events how many events were recorded
/// @param logBytes the size of the event log
/// @param producerStalls how often an event had to wait because the log was behind
/// @param warmUp what was sent before the run so that time 0 finds compiled code; not part of
///   `cpuSeconds`
/// @param kernel what it cost to read the operating system's socket table; part of `cpuSeconds`
/// @param disturbance what of the run is the machine's doing
/// @param violations identities that did not hold; a bug of the program
public record RunInfo(
    String schema,
    String experiment,
    String state,
    String version,
    String java,
    String os,
    int processors,
    long maxHeapBytes,
    Instant started,
    long seed,
    String clientIdentity,
    double offeredPerSecond,
    double achievedPerSecond,
    double cpuSeconds,
    double elapsedSeconds,
    long events,
    long logBytes,
    long producerStalls,
    WarmUpCost warmUp,
    KernelCost kernel,
    Disturbance disturbance,
    List<String> violations) {
  /// The format of the file.
  public static final String SCHEMA = "poolscope/run/v1";

  /// The same run with what only its event log tells: how it ended and its rates.
  public RunInfo completedBy(RunReport report) {
    RunEnd end = report.end();
    SummaryRow totals = report.totals();
    double seconds = end.loadNanos() / 1e9;
    double offered = totals.number(SummaryColumns.OFFERED_PER_SECOND);
    double achieved = seconds == 0 ? 0 : totals.count(SummaryColumns.OK) / seconds;
    return new RunInfo(
        schema,
        experiment,
        end.interrupted() ? "interrupted" : "complete",
        version,
        java,
        os,
        processors,
        maxHeapBytes,
        started,
        seed,
        clientIdentity,
        offered,
        achieved,
        cpuSeconds,
        elapsedSeconds,
        events,
        logBytes,
        end.producerStalls(),
        warmUp,
        kernel,
        report.disturbance(),
        violations);
  }

  /// The wall clock at time 0 as `run.json` has it; null where that says none. Reads files: not for
  /// the application thread.
  public static @Nullable Instant started(RunDirectory directory) throws IOException {
    if (!Files.isRegularFile(directory.info())) {
      return null;
    }
    try {
      String info = Files.readString(directory.info());
      return Instant.parse(JsonMapper.shared().readTree(info).path("started").asString(""));
    } catch (JacksonException | DateTimeParseException _) {
      // A run that was cut off may have no whole one.
      return null;
    }
  }

  /// Writes `run.json`, replacing what is there.
  public void write(RunDirectory directory) throws IOException {
    AtomicFiles.write(directory.info(), Json.text(this));
  }
}
