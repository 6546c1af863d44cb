package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the machine does not allow ends with exit code 3 and one message.
@Execution(ExecutionMode.CONCURRENT)
class MachineLimitsIT {
  private static final String MUCH =
      """
      schema: poolscope/experiment/v1
      name: much
      window: 60s
      targets:
        - {name: a, sample: {}}
      load:
        - {target: a, arrivals: {kind: constant, rate: 900}}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void onLinux() {
    assumeTrue(Files.exists(Path.of("/proc/self/limits")), "limits are not known here");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 64, 100, 143})
  void tooFewOpenFilesAreSaidBeforeAnythingIsDone(int limit) throws Exception {
    String file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
    try (Program program = Program.startLimited(directory, "ulimit -n " + limit, "run", file)) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.errLines()).containsExactly("poolscope: " + OpenFiles.message(limit));
      assertThat(outcome.out()).isEmpty();
      assertThat(directory.resolve("poolscope-runs")).doesNotExist();
    }
  }

  /// With the fewest of these little more than the check itself can be loaded.
  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64, 80, 143})
  void theImageSaysSoToo(int limit) throws Exception {
    String image = Objects.requireNonNullElse(System.getProperty("poolscope.image"), "");
    assumeTrue(Files.isExecutable(Path.of(image)), "no image");
    try (Program program =
        Program.startImage(Path.of(image), directory, "ulimit -n " + limit, "--version")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.errLines()).containsExactly("poolscope: " + OpenFiles.message(limit));
      assertThat(outcome.out()).isEmpty();
    }
  }

  /// From here on it is a matter of how many connections there are.
  @ParameterizedTest
  @ValueSource(ints = {144, 256})
  void moreConnectionsThanFilesAreSaid(int limit) throws Exception {
    String text = ExperimentFile.SMALL.replace("requests: 3", "requests: 300");
    String file = ExperimentFile.write(directory, "many.yaml", text);
    try (Program program =
        Program.startLimited(directory, "ulimit -n " + limit, "run", file, "--quiet")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.errLines()).hasSize(2);
      assertThat(outcome.errLines().getFirst())
          .isEqualTo(
              "warning: load.0.arrivals: can need 744 open files (600 for connections), and this"
                  + " program may have "
                  + limit
                  + "; raise the limit (ulimit -n 744), or ask for fewer connections"
                  + " (maxConnsPerHost, maxInFlight).");
      assertThat(outcome.errLines().getLast())
          .startsWith(
              "poolscope: This machine had no file descriptor or port left. Raise the limit");
    }
  }

  /// Requests that are due at once and answered a second later have a connection each.
  @Test
  void whatCannotSucceedIsSaidBeforeItIsTried() throws Exception {
    String text =
        ExperimentFile.SMALL
            .replace("requests: 3", "requests: 300")
            .replace("mode: keep-alive", "delay: 1s");
    String file = ExperimentFile.write(directory, "many.yaml", text);
    try (Program program =
        Program.startLimited(directory, "ulimit -n 256", "run", file, "--quiet")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.errLines())
          .singleElement()
          .asString()
          .startsWith("poolscope: load.0.arrivals: needs 744 open files (600 for connections), and")
          .contains("may have 256; raise the limit (ulimit -n 744)");
      assertThat(directory.resolve("poolscope-runs")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-n 144", "-n unlimited"})
  void withEnoughOfThemItRuns(String limit) throws Exception {
    String file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
    try (Program program =
        Program.startLimited(directory, "ulimit " + limit + " || true", "run", file, "--quiet")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isZero();
    }
  }

  /// A file that may not grow stands for a disk that is full.
  @Test
  void aLogThatCannotBeWrittenIsSaidWithItsPlaceAndARemedy() throws Exception {
    String file = ExperimentFile.write(directory, "much.yaml", MUCH);
    try (Program program =
        Program.startLimited(directory, "ulimit -f 400", "run", file, "--quiet")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      Path run = onlyRun();
      assertThat(outcome.errLines())
          .singleElement()
          .asString()
          .startsWith("poolscope: cannot write ")
          .contains(
              run.getFileName().resolve("events.log").toString(),
              "; make room there, or give another place: --out DIR.");
      Outcome exported =
          InProcess.run(
              "export",
              run.toString(),
              "--format",
              "csv",
              "--out",
              directory.resolve("csv").toString());
      assertThat(exported.exit()).as(exported.err()).isZero();
      assertThat(exported.err()).contains("the run was cut off; up to its last event");
    }
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("poolscope-runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }
}
