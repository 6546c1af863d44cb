package dev.poolscope.merge;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogReader;
import java.io.IOException;
import java.time.Instant;

/// One of the runs that are to be one.
///
/// @param run its directory
/// @param experiment its experiment as run
/// @param started the wall clock at its time 0
/// @param windowNanos when its load phase ended, since its time 0; that of its last event where it
///   was cut off
/// @param interrupted whether its load phase was interrupted, or cut off
/// @param stalls how often an event of it had to wait for room
record RunPart(
    RunDirectory run,
    Experiment experiment,
    Instant started,
    long windowNanos,
    boolean interrupted,
    long stalls) {
  /// Reads what there is to know of a run before it is merged.
  ///
  /// @throws InvalidMergeException if the run does not say when it began
  static RunPart of(RunDirectory run) throws IOException {
    run.requireRun();
    Instant started = RunInfo.started(run);
    if (started == null) {
      throw new InvalidMergeException(
          run.path()
              + ": its run.json does not say when it began, so that its clock cannot be"
              + " aligned; leave it out");
    }
    long window = -1;
    long last = 0;
    long stalls = 0;
    boolean interrupted = true;
    try (EventLogReader reader = new EventLogReader(run.events())) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        last = entry.tNanos();
        if (entry.event() instanceof PoolEvent.WindowEnded ended) {
          window = last;
          interrupted = ended.interrupted();
        } else if (entry.event() instanceof PoolEvent.RunEnded ended) {
          stalls = ended.producerStalls();
        }
      }
    }
    return new RunPart(
        run, run.readExperiment(), started, window < 0 ? last : window, interrupted, stalls);
  }
}
