package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run shows in the terminal.
class ConsoleIT {
  @TempDir private Path directory;

  @Test
  void columnsStayAlignedWhateverTheHostsAreCalled() throws IOException {
    String longName = "a-host-with-a-name-that-goes-on-and-on-and-on";
    Outcome outcome =
        run(
            ExperimentFile.SMALL.replace(
                "targets:\n", "targets:\n  - {name: " + longName + ", sample: {}}\n"),
            "--quiet");
    List<String> table = outcome.out().lines().limit(4).toList();
    assertThat(table).extracting(String::length).containsOnly(table.getFirst().length());
    assertThat(table.get(0).strip().split(" +"))
        .containsExactly(
            "host",
            "requests",
            "ok",
            "failed",
            "unfinished",
            "opened",
            "closed",
            "reused",
            "p50",
            "ms",
            "p99",
            "ms");
    assertThat(table.get(1)).startsWith("  a-host-with-a-name-that-goes-on…  ").endsWith(" -");
    assertThat(table.get(2)).startsWith("  a ").contains("   3       3       0          0 ");
  }

  @Test
  void fiftyTargetsAreAPageNotABook() throws IOException {
    String targets =
        IntStream.range(0, 50)
            .mapToObj(i -> "  - {name: t" + i + ", url: 'http://127.0.0.1:1/'}\n")
            .collect(Collectors.joining());
    String loads =
        IntStream.range(0, 50)
            .mapToObj(i -> "  - {target: t" + i + ", arrivals: {kind: once, requests: 2}}\n")
            .collect(Collectors.joining());
    Outcome outcome =
        run(
            "schema: poolscope/experiment/v1\nname: fifty\nwindow: 500ms\ntargets:\n"
                + targets
                + "load:\n"
                + loads,
            "--quiet");
    assertThat(outcome.out().lines().count()).isLessThan(70);
  }

  @Test
  void aTerminalGetsOneLineThatIsRewrittenAndCleared() throws IOException {
    String file =
        ExperimentFile.write(
            directory,
            "t.yaml",
            ExperimentFile.SMALL
                .replace("name: a,", "name: " + "x".repeat(60) + ",")
                .replace("target: a,", "target: " + "x".repeat(60) + ","));
    Outcome outcome =
        InProcess.onTerminal("run", file, "--out", directory.resolve("runs").toString());
    String progress = outcome.err().substring(outcome.err().indexOf('\n') + 1);
    assertThat(progress).endsWith("\r\u001b[K").doesNotContain("\n");
    assertThat(Arrays.stream(progress.split("\r")).map(line -> line.replace("\u001b[K", "")))
        .anyMatch(line -> line.contains("requests done"))
        .allMatch(line -> line.length() < 80);
  }

  @ParameterizedTest
  @CsvSource({"go, go", "python, python3"})
  void aRealServerIsStartedCountedAndStopped(String kind, String program) throws IOException {
    assumeTrue(isInstalled(program), program + " is not installed");
    Outcome outcome =
        run(ExperimentFile.SMALL.replace("mode: keep-alive", "server: " + kind), "--quiet");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    RunFiles.check(outcome.runDirectory());
    var row = Table.read(outcome.runDirectory(), "summary.csv").rows().getFirst();
    assertThat(row.getField("requests_ok")).isEqualTo("3");
    assertThat(row.getField("server_requests")).isEqualTo("3");
  }

  private Outcome run(String experiment, String... options) throws IOException {
    String file = ExperimentFile.write(directory, "e.yaml", experiment);
    return InProcess.run(
        Stream.concat(
                List.of("run", file, "--out", directory.resolve("runs").toString()).stream(),
                Arrays.stream(options))
            .toArray(String[]::new));
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
