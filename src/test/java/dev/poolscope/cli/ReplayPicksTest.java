package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.picks.RecordedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `replay-picks` prints and refuses.
class ReplayPicksTest {
  private static final String EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: fixed
      targets:
        - {name: a, sample: {mode: keep-alive}}
        - {name: b, sample: {mode: keep-alive}}
      load:
        - {target: a, arrivals: {kind: once, requests: 4}}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void recordARunWithAFixedTarget() throws IOException {
    Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
    try (RecordedLog log = new RecordedLog(directory.resolve("events.log"))) {
      log.at(0).issue("a", 1, "x").issue("a", 2, "y").issue("a", 3, "x").issue("a", 4, "y");
      log.at(9).end("a", 1).end("a", 2).end("a", 3).end("a", 4).runEnds();
    }
  }

  private Outcome replay(String options) {
    return replay(directory, options);
  }

  private static Outcome replay(Path run, String options) {
    List<String> arguments = new ArrayList<>(List.of("replay-picks", run.toString()));
    arguments.addAll(List.of(options.split(" ")));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  private static void refused(Outcome outcome, String message) {
    assertThat(outcome.errLines()).containsExactly("poolscope: " + message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(2);
  }

  @Test
  void aTableComparesTheRecordedPicksWithThoseOfOthers() {
    Outcome outcome = replay("--balancer least-connections --balancer first,maxConns=1");

    assertThat(outcome.out())
        .isEqualTo(
            """
              balancer           host     picks   share    jain  max/mean   moved
              recorded           a            4  100.0%   0.500     2.000       -
                                 b            0    0.0%
              least-connections  a            2   50.0%   1.000     1.000   50.0%
                                 b            2   50.0%
              first,maxConns=1   a            1   50.0%   1.000     1.000   50.0%
                                 b            1   50.0%
                                 none         2
              (jain: Jain's index of picks per weight, 1 = fair; max/mean: of the same;
              moved: share of the client keys whose first request goes to another host
              than recorded)
            """);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void theSameAsCsv() {
    assertThat(replay("--balancer first,maxConns=1 --csv").out())
        .isEqualTo(
            """
            balancer,host,picks,share,jain_index,max_over_mean,moved_keys
            recorded,a,4,1,0.5,2,
            recorded,b,0,0,0.5,2,
            "first,maxConns=1",a,1,0.5,1,1,0.5
            "first,maxConns=1",b,1,0.5,1,1,0.5
            "first,maxConns=1",none,2,,,,
            """);
  }

  @Test
  void theSameAsJson() {
    assertThat(replay("--balancer round-robin --json").out().replaceAll("\\s", ""))
        .isEqualTo(
            """
            [{"balancer":"recorded","hosts":[{"host":"a","picks":4,"share":1.0},\
            {"host":"b","picks":0,"share":0.0}],"refused":0,"jain_index":0.5,\
            "max_over_mean":2.0,"moved_keys":null},{"balancer":"round-robin","hosts":\
            [{"host":"a","picks":2,"share":0.5},{"host":"b","picks":2,"share":0.5}],\
            "refused":0,"jain_index":1.0,"max_over_mean":1.0,"moved_keys":0.5}]""");
  }

  @Test
  void withoutAHostTheTableSaysWhatMovesByThat() {
    Outcome outcome = replay("--balancer round-robin --without b");

    assertThat(outcome.out().lines().skip(3).toList())
        .containsExactly(
            "  round-robin  a            4  100.0%   1.000     1.000   50.0%",
            "  (jain: Jain's index of picks per weight, 1 = fair; max/mean: of the same;",
            "  moved: share of the client keys whose first request goes to another host",
            "  without b than with all hosts)");
  }

  @Test
  void aRunThatWasCutOffIsReplayedToItsLastEvent() throws IOException {
    Path log = directory.resolve("events.log");
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length - 3));

    Outcome outcome = replay("--balancer random --csv");

    assertThat(outcome.out()).contains("recorded,a,4,1,");
    assertThat(outcome.errLines())
        .containsExactly("the run was cut off; replayed up to its last event");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aDirectoryThatIsNoRunIsExplainedAsByExport() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    for (Path wrong : List.of(empty, directory.resolve("missing"))) {
      Outcome export = InProcess.run("export", wrong.toString(), "--format", "csv");
      Outcome outcome = replay(wrong, "--balancer random");

      assertThat(outcome).isEqualTo(export);
      assertThat(outcome.exit()).isEqualTo(2);
    }
    Files.writeString(directory.resolve("events.log"), "hello");
    assertThat(replay("--balancer random"))
        .isEqualTo(InProcess.run("export", directory.toString(), "--format", "csv"));
  }

  @Test
  void wrongOptionsAreExplained() {
    refused(
        replay("--balancer p2c,tie=first"),
        "--balancer p2c,tie=first: p2c has no option tie; did you mean \"ties\"?; it has: counts,"
            + " countWhen, sampleEvery, ties, slowStart, ejection, subset");
    refused(
        replay("--balancer ring-hash,ring-size=7"),
        "--balancer ring-hash,ring-size=7: ring-size is called ringSize now; write ringSize=...");
    refused(
        replay("--balancer p2c,"), "--balancer p2c,: \"\" is not NAME=VALUE, such as ties=random");
    refused(
        replay("--balancer random --without c"),
        "--without: \"c\" is no host of the run; did you mean \"a\"?; allowed: a, b");
    refused(
        replay("--balancer random --csv --json"),
        "--csv: does not go with --json; keep one of them");
    refused(
        replay("--csv"),
        "Missing required option: '--balancer=ID[,NAME=VALUE...]'; see poolscope replay-picks"
            + " --help");
  }
}
