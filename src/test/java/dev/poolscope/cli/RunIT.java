package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `poolscope run` as its user sees it: exit code, streams and files.
@Execution(ExecutionMode.CONCURRENT)
class RunIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EXPECTING_THREE =
      ExperimentFile.SMALL + "expect:\n  - {host: a, metric: requests_ok, equals: 3}\n";

  @TempDir private Path directory;

  @Test
  void whatHoldsEndsWith0() throws Exception {
    Outcome outcome = run(EXPECTING_THREE);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("\n  held     a requests_ok is 3, expected = 3\n")
        .contains("\nverdict: held (1 of 1 expectation held)\n");
    assertThat(outcome.err()).startsWith("small\n");
    assertThat(files(directory.resolve(outcome.runDirectory())))
        .containsExactly(
            "connections.csv",
            "events.csv",
            "events.log",
            "experiment.yaml",
            "picks.csv",
            "requests.csv",
            "run.json",
            "samples.csv",
            "summary.csv",
            "summary.json");
  }

  @Test
  void whatDoesNotHoldEndsWith1() throws Exception {
    Outcome outcome = run(EXPECTING_THREE.replace("equals: 3", "equals: 4, because: four"));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .containsPattern(
            "\n  NOT HELD a requests_ok is 3, expected = 4: four( \\(the run was disturbed: .*\\))?\n")
        .contains("\nverdict: not-held (0 of 1 expectation held)\n");
  }

  @Test
  void jsonIsAllThatStandardOutputGets() throws Exception {
    Outcome outcome = run(EXPECTING_THREE, "--json", "--quiet");
    JsonNode summary = JSON.readTree(outcome.out());
    assertThat(summary.get("schema").asString()).isEqualTo("poolscope/summary/v1");
    assertThat(summary.get("verdict").asString()).isEqualTo("held");
    assertThat(summary.get("hosts").get(0).get("requests_ok").asInt()).isEqualTo(3);
    assertThat(outcome.err()).isEmpty();
    Path written = only(directory.resolve("poolscope-runs")).resolve("summary.json");
    assertThat(outcome.out()).isEqualTo(Files.readString(written));
  }

  @Test
  void progressIsPlainLinesWithoutATerminal() throws Exception {
    Outcome outcome = run(ExperimentFile.SMALL.replace("window: 2s", "window: 4s"));
    assertThat(outcome.errLines()).hasSizeGreaterThanOrEqualTo(2).first().isEqualTo("small");
    assertThat(outcome.errLines().get(1))
        .matches(
            "[0-3]\\.\\d of 4\\.0 s   \\d requests done(   load done)?"
                + "   a: \\d dialing \\d active \\d idle");
    assertThat(outcome.err()).doesNotContain("\r", "\u001b");
  }

  @Test
  void theSeedOfTheCommandLineIsTheOneThatCounts() throws Exception {
    Outcome outcome = run(ExperimentFile.SMALL, "--seed", "77", "--set", "name=seeded");
    Path run = directory.resolve(outcome.runDirectory());
    assertThat(run.getFileName().toString()).startsWith("seeded-");
    assertThat(Files.readString(run.resolve("experiment.yaml"))).contains("\nseed: 77\n");
    assertThat(JSON.readTree(Files.readString(run.resolve("run.json"))).get("seed").asInt())
        .isEqualTo(77);
  }

  @Test
  void aTakenPortEndsWith3AndWritesNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Outcome outcome = run(ExperimentFile.SMALL, "--set", "targets.a.sample.port=" + port);
      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(outcome.errLines())
          .containsExactly(
              "poolscope: targets.a.sample.port: port "
                  + port
                  + " is taken; stop the program that uses it, or give another port (0 = any free"
                  + " one)");
      assertThat(outcome.out()).isEmpty();
      assertThat(directory.resolve("poolscope-runs")).doesNotExist();
    }
  }

  @Test
  void loadBeginsWhenTheWindowBegins() throws Exception {
    Outcome outcome = run(ExperimentFile.SMALL);
    Path run = directory.resolve(outcome.runDirectory());
    assertThat(Table.read(run, "events.csv").rows().getFirst().getField("event"))
        .as("nothing is prepared any more in the window")
        .isEqualTo("REQUEST_ISSUED");
    assertThat(Table.read(run, "requests.csv").rows())
        .hasSize(3)
        .allMatch(row -> Table.number(row, "intended_ns") == 0);
  }

  @Test
  void aHostThatNobodyServesIsNamedWithARemedy() throws Exception {
    Outcome outcome =
        run(
            ExperimentFile.SMALL.replace(
                "sample: {mode: keep-alive}", "url: 'http://127.0.0.1:1/'"));
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("  a: 3 requests failed: ")
        .contains(
            "  a: error: No connection to a could be opened. 3 of 3 dials failed. Start the server,"
                + " or correct the target's url.\n");
  }

  @Test
  void noDescriptorLeftEndsWith3AndTheRemedy() throws Exception {
    String file =
        ExperimentFile.write(
            directory,
            "crowd.yaml",
            ExperimentFile.SMALL
                .replace("requests: 3", "requests: 3000")
                .replace("window: 2s", "window: 10s")
                .replace("mode: keep-alive", "stall: true"));
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 1000; exec \"$@\"",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-MaxFDLimit",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.poolscope.Launcher",
                "run",
                file,
                "--quiet")
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    int exit = shell.waitFor();
    List<String> told = Files.readAllLines(directory.resolve("err"));
    assertThat(exit).as(told.toString()).isEqualTo(3);
    assertThat(told)
        .hasSize(2)
        .endsWith(
            "poolscope: This machine had no file descriptor or port left. Raise the limit (ulimit"
                + " -n), or lower the number of connections.");
    assertThat(told.getFirst()).startsWith("warning: load.0.arrivals: can need 6,144 open files");
  }

  private Outcome run(String experiment, String... options) throws Exception {
    String file = ExperimentFile.write(directory, "small.yaml", experiment);
    return Program.run(
        directory,
        Stream.concat(Stream.of("run", file), Stream.of(options)).toArray(String[]::new));
  }

  private static List<String> files(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .reduce(
              (_, _) -> {
                throw new AssertionError("more than one run");
              })
          .orElseThrow();
    }
  }
}
