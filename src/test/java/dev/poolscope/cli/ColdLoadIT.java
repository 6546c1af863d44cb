package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Much load from the first moment of a process: what of the result is the program's own slowness
/// is said.
class ColdLoadIT {
  private static final String FIVE_THOUSAND_A_SECOND =
      """
      schema: poolscope/experiment/v1
      name: cold
      window: 3s
      targets: [{name: a, sample: {}}]
      load:
        - {target: a, arrivals: {kind: constant, rate: 5000}}
      """;

  /// Of 15,000 requests. A machine that keeps up opens about a thousand connections, since two idle
  /// ones are kept; one that compiles meanwhile was seen to open 2,700 to 6,500.
  private static final long MANY = 2000;

  @TempDir private Path directory;

  @Test
  void itSettlesOrSaysWhyNot() throws Exception {
    String file = ExperimentFile.write(directory, "cold.yaml", FIVE_THOUSAND_A_SECOND);
    try (Program program =
        Program.start(directory, List.of(), "run", file, "--quiet", "--json", "--out", "runs")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      JsonNode summary = JsonMapper.builder().build().readTree(outcome.out());
      JsonNode a = summary.get("hosts").get(0);
      if (a.get("connections_opened").asLong() > MANY
          || a.get("response_p50_ms").asDouble() > 100) {
        assertThat(rules(summary)).containsAnyOf("WARMING_UP", "DISTURBED", "SCHEDULE_NOT_KEPT");
      }
    }
  }

  private static Set<String> rules(JsonNode summary) {
    return StreamSupport.stream(summary.get("findings").spliterator(), false)
        .map(finding -> finding.get("rule").asString())
        .collect(Collectors.toSet());
  }
}
