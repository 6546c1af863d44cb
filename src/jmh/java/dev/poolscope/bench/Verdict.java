package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a run of a built-in experiment ended.
///
/// @param kind whether everything expected of it held
/// @param disturbed whether the run says that the machine disturbed it
/// @param why what did not hold, or why it was not run; empty if it held
record Verdict(Kind kind, boolean disturbed, String why) {
  /// What became of the expectations.
  enum Kind {
    HELD,
    FAILED,
    /// The machine lacks what the experiment needs.
    LEFT_OUT
  }

  private static final int DID_NOT_HOLD = 1;
  private static final int LACKS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  /// Runs a built-in experiment in the program as users start it; an end without a verdict is a
  /// failure like one of its expectations.
  static Verdict of(Path program, Path work, String name) throws IOException, InterruptedException {
    Path parent = Files.createTempDirectory(work, "runs-");
    List<String> command =
        List.of(program.toString(), "run", name, "--quiet", "--json", "--out", parent.toString());
    try {
      Child.Ended ended = Child.runToAnyEnd(work, command);
      return switch (ended.exit()) {
        case 0, DID_NOT_HOLD -> read(parent, ended);
        case LACKS -> new Verdict(Kind.LEFT_OUT, false, ended.errors().strip());
        default ->
            new Verdict(
                Kind.FAILED, false, "exit code " + ended.exit() + ": " + ended.errors().strip());
      };
    } finally {
      Bench.delete(parent);
    }
  }

  private static Verdict read(Path parent, Child.Ended ended) throws IOException {
    List<String> why = new ArrayList<>();
    for (JsonNode each : JSON.readTree(ended.text()).path("expectations")) {
      if (!each.path("held").asBoolean()) {
        why.add(
            String.format(
                Locale.ROOT,
                "%s %s: %s instead of %s",
                each.path("host").asString(),
                each.path("metric").asString(),
                each.path("actual").asString(),
                each.path("expected").asString()));
      }
    }
    try (Stream<Path> runs = Files.list(parent)) {
      Path info = runs.findFirst().orElseThrow().resolve("run.json");
      JsonNode run = JSON.readTree(Files.readString(info));
      for (JsonNode violation : run.path("violations")) {
        why.add(violation.toString());
      }
      JsonNode machine = run.path("disturbance");
      boolean disturbed =
          machine.path("standstills").asLong() > 0
              || machine.path("lateArrivals").asLong() > 0
              || machine.path("busyMachine").asBoolean()
              || machine.path("compilingMillis").asDouble() > 0;
      boolean held = ended.exit() == 0 && why.isEmpty();
      return new Verdict(held ? Kind.HELD : Kind.FAILED, disturbed, String.join("; ", why));
    }
  }
}
