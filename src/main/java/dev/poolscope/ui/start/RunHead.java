package dev.poolscope.ui.start;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.compare.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// When a run was made and what came of it, from `run.json` and `summary.json`.
///
/// @param started when it began; null where that cannot be read
/// @param outcome in a few words
record RunHead(@Nullable Instant started, String outcome) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// What there is to read of a run.
  static RunHead of(RunDirectory directory) throws IOException {
    try {
      JsonNode info = MAPPER.readTree(Files.readString(directory.info()));
      Instant started = RunStart.of(directory);
      if (!Files.isRegularFile(directory.summary())) {
        return new RunHead(started, "cut off");
      }
      if (info.path("state").asString("").equals("interrupted")) {
        return new RunHead(started, "stopped");
      }
      return ended(started, MAPPER.readTree(Files.readString(directory.summary())));
    } catch (JacksonException _) {
      return new RunHead(null, "damaged");
    }
  }

  private static RunHead ended(Instant started, JsonNode summary) {
    JsonNode expectations = summary.path("expectations");
    if (expectations.isEmpty()) {
      return new RunHead(started, "expects nothing");
    }
    int held = 0;
    for (JsonNode expectation : expectations) {
      held += expectation.path("held").asBoolean(false) ? 1 : 0;
    }
    return new RunHead(started, held + " of " + expectations.size() + " as expected");
  }
}
