package dev.poolscope.compare;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/// When a run began.
public final class RunStart {
  private RunStart() {}

  /// The start in `run.json`; where that says none, when the event log was last written. Reads
  /// files: not for the application thread.
  ///
  /// @throws IOException if there is no event log either
  public static Instant of(RunDirectory directory) throws IOException {
    Instant told = RunInfo.started(directory);
    return told != null ? told : Files.getLastModifiedTime(directory.events()).toInstant();
  }
}
