package dev.poolscope.timeline;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import java.io.IOException;
import java.nio.file.Path;

/// Opens recordings. Each is read by a daemon thread of its own, which ends when the recording is
/// closed.
public final class Recordings {
  private static final String THREAD = "poolscope-recording";

  private Recordings() {}

  /// Opens a run that has ended or was killed. It is read while it can be looked at already;
  /// [Recording#fractionRead] tells how far.
  ///
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not that of a
  ///   run
  public static Recording open(Path runDirectory) throws IOException {
    RunDirectory run = new RunDirectory(runDirectory);
    run.requireRun();
    return read(run, false);
  }

  /// Opens a run that has ended or was killed and reads it to its end, on the caller's thread.
  ///
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not that of a
  ///   run
  public static Recording readAll(Path runDirectory) throws IOException {
    RunDirectory run = new RunDirectory(runDirectory);
    run.requireRun();
    LogRecording.Source source = new LogRecording.Source(run.readExperiment(), run.events(), false);
    CallerScheduler scheduler = new CallerScheduler();
    Recording recording =
        new LogRecording(source, new LogRecording.Time(SystemTicker.INSTANCE, scheduler), () -> {});
    scheduler.runAll();
    return recording;
  }

  /// Opens a run that is going, or about to begin, and goes on with it.
  ///
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if its experiment cannot be read
  public static Recording follow(RunDirectory run) throws IOException {
    return read(run, true);
  }

  private static Recording read(RunDirectory run, boolean grows) throws IOException {
    LogRecording.Source source = new LogRecording.Source(run.readExperiment(), run.events(), grows);
    SystemScheduler scheduler = new SystemScheduler(THREAD);
    try {
      return new LogRecording(
          source, new LogRecording.Time(SystemTicker.INSTANCE, scheduler), scheduler::close);
    } catch (IOException | RuntimeException e) {
      scheduler.close();
      throw e;
    }
  }
}
