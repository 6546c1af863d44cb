package dev.poolscope.compare;

import dev.poolscope.archive.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// When a run began.
public final class RunStart {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private RunStart() {}

  /// The start in `run.json`; where that says none, when the event log was last written. Reads
  /// files: not for the application thread.
  ///
  /// @throws IOException if there is no event log either
  public static Instant of(RunDirectory directory) throws IOException {
    if (Files.isRegularFile(directory.info())) {
      try {
        String info = Files.readString(directory.info());
        return Instant.parse(MAPPER.readTree(info).path("started").asString(""));
      } catch (JacksonException | DateTimeParseException _) {
        // A run that was cut off may have no whole one; the log is what there is.
      }
    }
    return Files.getLastModifiedTime(directory.events()).toInstant();
  }
}
