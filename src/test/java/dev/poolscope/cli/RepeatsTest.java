package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.picks.RecordedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `compare --repeats`: what repeats differ in is noise.
class RepeatsTest {
  @TempDir private Path directory;

  private Path recorded(String name, int idle, int requests, int failed) throws IOException {
    Path run = Files.createDirectory(directory.resolve(name));
    String experiment =
        """
        schema: poolscope/experiment/v1
        name: fixed
        seed: %d
        targets:
          - {name: a, sample: {mode: keep-alive}}
        transport: {maxIdleConns: %d}
        load:
          - {target: a, arrivals: {kind: once, requests: 4}}
        """
            .formatted(name.hashCode() & 0xffff, idle);
    Files.writeString(run.resolve("experiment.yaml"), experiment);
    try (RecordedLog log = new RecordedLog(run.resolve("events.log"))) {
      log.at(0);
      for (int i = 0; i < requests + failed; i++) {
        log.issue("a", 1 + i, "x");
      }
      log.at(9);
      for (int i = 0; i < requests; i++) {
        log.end("a", 1 + i);
      }
      log.runEnds();
    }
    return run;
  }

  /// Five runs of each of two settings: many more requests in the second, and as many unfinished
  /// within the spread.
  private List<String> tenRuns() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("compare", "--repeats"));
    int[] few = {4, 5, 4, 7, 4};
    int[] many = {9, 8, 12, 9, 9};
    int[] unfinished = {1, 2, 3, 4, 5};
    for (int i = 0; i < few.length; i++) {
      arguments.add(recorded("few" + i, 1, few[i], unfinished[i]).toString());
      arguments.add(recorded("many" + i, 2, many[i], 5 - i).toString());
    }
    return arguments;
  }

  private static Outcome run(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return InProcess.run(all.toArray(String[]::new));
  }

  @Test
  void whatIsBeyondTheSpreadIsADifferenceAndNothingElse() throws IOException {
    Outcome outcome = run(tenRuns());
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .startsWith(
            """
              group  runs  directories
              1      5     few0 few1 few2 few3 few4
              2      5     many0 many1 many2 many3 many4

              setting                 group 1  group 2
              transport.maxIdleConns  1        2

            """)
        .containsPattern("requests_ok +4 \\(4 to 7\\) +9 \\(8 to 12\\) +\\+5 +\\+125\\.0")
        .doesNotContain("requests_unfinished")
        .contains("not differ beyond what repeats differ; --all shows them")
        .endsWith(
            "  A number of group 2 lies beyond all of group 1 by chance in 1 of 126 cases.\n");
  }

  @Test
  void allShowsWhatIsInsideTheNoiseAsNone() throws IOException {
    assertThat(run(tenRuns(), "--all").out())
        .containsPattern("requests_unfinished +3 \\(1 to 5\\) +3 \\(1 to 5\\) +none\\n");
  }

  @Test
  void csvHasTheSpreadAndTheDifferenceOfMedians() throws IOException {
    String csv = run(tenRuns(), "--all", "--csv").out();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      List<NamedCsvRecord> rows = reader.stream().toList();
      NamedCsvRecord ok = row(rows, "requests_ok");
      assertThat(ok.getFields())
          .containsExactly("a", "requests_ok", "4", "4", "7", "9", "8", "12", "5", "125");
      assertThat(row(rows, "requests_unfinished").getField("difference_2")).isEqualTo("0");
    }
  }

  private static NamedCsvRecord row(List<NamedCsvRecord> rows, String name) {
    return rows.stream().filter(row -> row.getField("name").equals(name)).findFirst().orElseThrow();
  }

  @Test
  void jsonSaysWhichRunsRepeatEachOther() throws IOException {
    JsonNode json = new JsonMapper().readTree(run(tenRuns(), "--json").out());
    assertThat(json.path("schema").asString()).isEqualTo("poolscope/repeats/v1");
    assertThat(json.path("groups").size()).isEqualTo(2);
    assertThat(json.path("groups").get(1).path("chance").asDouble())
        .isCloseTo(1.0 / 126, within(1e-9));
    assertThat(json.path("groups").get(0).path("directories").get(4).asString()).endsWith("few4");
  }

  @Test
  void runsOfOneSettingAreOneGroupWithItsSpread() throws IOException {
    Path one = recorded("one", 1, 4, 0);
    Path two = recorded("two", 1, 6, 0);
    Outcome outcome =
        InProcess.run("compare", "--repeats", "--all", one.toString(), two.toString());
    assertThat(outcome.out())
        .contains("no setting differs")
        .containsPattern("requests_ok +5 \\(4 to 6\\)\n");
  }
}
