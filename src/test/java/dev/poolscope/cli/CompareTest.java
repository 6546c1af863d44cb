package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.picks.RecordedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `compare` prints and refuses.
class CompareTest {
  private static final String EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: fixed
      targets:
        - {name: a, sample: {mode: keep-alive, port: 40001}}
        - {name: b, sample: {mode: keep-alive}}
      load:
        - {target: a, arrivals: {kind: once, requests: 4}}
      """;

  @TempDir private Path directory;

  private Path recorded(String name, String experiment, int requestsOfB) throws IOException {
    Path run = Files.createDirectory(directory.resolve(name));
    Files.writeString(run.resolve("experiment.yaml"), experiment);
    try (RecordedLog log = new RecordedLog(run.resolve("events.log"))) {
      log.at(0).issue("a", 1, "x").issue("a", 2, "x");
      for (int i = 0; i < requestsOfB; i++) {
        log.issue("b", 10 + i, "y");
      }
      log.at(9).end("a", 1).end("a", 2);
      for (int i = 0; i < requestsOfB; i++) {
        log.end("b", 10 + i);
      }
      log.runEnds();
    }
    return run;
  }

  private static Outcome compare(Object... arguments) {
    return InProcess.run(
        Stream.concat(Stream.of("compare"), Arrays.stream(arguments).map(String::valueOf))
            .toArray(String[]::new));
  }

  private static void refused(Outcome outcome, String message) {
    assertThat(outcome.errLines()).containsExactly("poolscope: " + message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(2);
  }

  @Test
  void settingsComeFirstThenTheNumbersThatDiffer() throws IOException {
    Path one = recorded("one", EXPERIMENT, 2);
    Path two =
        recorded(
            "two",
            EXPERIMENT
                .replace("40001", "40002")
                .replace("load:", "transport: {maxIdleConns: 1}\nload:"),
            3);
    Outcome outcome = compare(one, two);
    assertThat(outcome.out())
        .isEqualTo(
            """
              run  directory  verdict
              1    one        -
              2    two        -

              setting                 run 1  run 2
              transport.maxIdleConns  0      1

              host  number                 run 1    run 2     2 - 1      %
              all   requests_issued            4        5        +1  +25.0
                    requests_ok                4        5        +1  +25.0
                    offered_per_second   444.444  555.556  +111.112  +25.0
                    achieved_per_second  444.444  555.556  +111.112  +25.0
                    peak_waiting               4        5        +1  +25.0
                    peak_in_flight             4        5        +1  +25.0
              b     requests_issued            2        3        +1  +50.0
                    requests_ok                2        3        +1  +50.0
                    offered_per_second   222.222  333.333  +111.111  +50.0
                    achieved_per_second  222.222  333.333  +111.111  +50.0
                    peak_waiting               2        3        +1  +50.0
                    peak_in_flight             2        3        +1  +50.0

              36 numbers are equal in all runs; --all shows them
            """);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aThirdRunIsComparedWithTheFirstToo() throws IOException {
    Path one = recorded("one", EXPERIMENT, 1);
    Path two = recorded("two", EXPERIMENT, 2);
    Path three = recorded("three", EXPERIMENT, 4);
    assertThat(compare(one, two, three, "--csv").out().lines())
        .startsWith("host,name,run_1,run_2,difference_2,percent_2,run_3,difference_3,percent_3")
        .contains("b,requests_ok,1,2,1,100,4,3,300", "all,requests_ok,3,4,1,33.333,6,3,100");
  }

  @Test
  void runsWithoutADifferenceSaySo() throws IOException {
    Path one = recorded("one", EXPERIMENT, 1);
    Path two = recorded("two", EXPERIMENT, 1);
    assertThat(compare(one, two).out())
        .contains("no setting differs", "no number differs", "equal in all runs; --all shows them");
    assertThat(compare(one, two, "--all").out()).contains("requests_ok").doesNotContain("--all");
  }

  @Test
  void aHostThatOnlyOneRunHasIsMissingInTheOther() throws IOException {
    Path one = recorded("one", EXPERIMENT, 1);
    Path two =
        recorded(
            "two", EXPERIMENT.replace("load:", "  - {name: c, sample: {mode: close}}\nload:"), 1);
    assertThat(compare(one, two, "--csv", "--all").out().lines())
        .anyMatch(line -> line.startsWith(",targets.c,,\"{name: c,"));
  }

  @Test
  void theSameAsJson() throws IOException {
    Path one = recorded("one", EXPERIMENT, 1);
    Path two = recorded("two", EXPERIMENT.replace("requests: 4", "requests: 5"), 2);
    assertThat(compare(one, two, "--json").out().replaceAll("\\s", ""))
        .startsWith("{\"schema\":\"poolscope/comparison/v1\",\"runs\":[{\"directory\":")
        .contains(
            "\"settings\":[{\"path\":\"load.0.arrivals.requests\",\"changedByHand\":false,"
                + "\"values\":[\"4\",\"5\"]}]")
        .contains(
            "{\"host\":\"b\",\"metric\":\"requests_ok\",\"values\":[1.0,2.0],"
                + "\"differences\":[0.0,1.0],\"percents\":[0.0,100.0]}");
  }

  @Test
  void valuesAreThoseOfTheSummaries() throws IOException {
    List<Path> runs = new ArrayList<>();
    for (String requests : List.of("3", "5")) {
      String file =
          ExperimentFile.write(
              directory,
              "small.yaml",
              ExperimentFile.SMALL.replace("requests: 3", "requests: " + requests));
      runs.add(
          InProcess.run("run", file, "--quiet", "--out", directory.resolve("runs").toString())
              .runDirectory());
    }
    String csv = compare(runs.get(0), runs.get(1), "--csv", "--all").out();
    int compared = 0;
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        if (!row.getField("host").isEmpty()) {
          compared++;
          String metric = row.getField("name");
          for (int run = 0; run < 2; run++) {
            assertThat(row.getField("run_" + (run + 1)))
                .as(metric)
                .isEqualTo(
                    Table.read(runs.get(run), "summary.csv").rows().getFirst().getField(metric));
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void aRunThatWasCutOffIsComparedUpToItsLastEvent() throws IOException {
    Path one = recorded("one", EXPERIMENT, 1);
    Path two = recorded("two", EXPERIMENT, 2);
    Path log = two.resolve("events.log");
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length - 3));
    Outcome outcome = compare(one, two, "--csv");
    assertThat(outcome.out()).contains("b,requests_issued,1,2,");
    assertThat(outcome.errLines())
        .containsExactly(two + ": the run was cut off; up to its last event");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void whatCannotBeComparedIsExplained() throws IOException {
    Path one = recorded("one", EXPERIMENT, 1);
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path missing = directory.resolve("missing");
    refused(compare(), "DIR: two or more run directories can be compared, not 0; give another one");
    refused(
        compare(one), "DIR: two or more run directories can be compared, not 1; give another one");
    refused(
        compare(one, one.resolve(".")),
        "DIR: " + one.resolve(".") + " is given twice; give the directories of different runs");
    refused(
        compare(one, empty), empty + " is not the directory of a run: it has no experiment.yaml");
    refused(compare(missing, one), missing + " is not a directory; give the directory of a run");
    refused(
        compare(one, empty, "--csv", "--json"), "--csv: does not go with --json; keep one of them");
    refused(
        compare(one, "--jsno", empty),
        "--jsno is no option; did you mean \"--json\"?; see poolscope compare --help");
  }
}
