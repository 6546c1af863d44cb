package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An access log from elsewhere: what is suggested for it, and its requests sent again.
class SuggestIT {
  @TempDir private Path directory;

  /// Five bursts of four, whose requests take long enough to be under way together.
  private Path log(Duration gap) throws IOException {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    List<String> lines =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    "{\"@timestamp\":\"%s\",\"status\":200,\"request_time\":0.300}"
                        .formatted(start.plus(gap.multipliedBy(i / 4)).plusMillis(300)))
            .toList();
    return Files.write(directory.resolve("access.log"), lines);
  }

  @Test
  void whatIsSuggestedForALogIsRunForReal() throws IOException {
    Path runs = directory.resolve("runs");
    String file = log(Duration.ofMillis(1_500)).toString();

    Outcome outcome = InProcess.run("suggest", file, "--check", "--out", runs.toString());

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("20 requests to 1 host")
        .contains("set transport.maxIdleConnsPerHost=4")
        .containsPattern("(?m)^  transport.maxIdleConnsPerHost=4 +4 +4 +[0-4] ");
    try (var made = Files.list(runs)) {
      Path run = made.findFirst().orElseThrow();
      assertThat(outcome.out()).contains("files: " + run);
      assertThat(Files.readString(run.resolve("summary.csv"))).contains("given");
      var again = Experiments.load(run.resolve("experiment.yaml"));
      assertThat(Experiments.read(again, List.of()).load()).hasSize(1);
    }
  }

  @Test
  void aLongLogIsSentAgainOnlyIfToldHowMuchOfIt() throws IOException {
    Path runs = directory.resolve("runs");
    String file = log(Duration.ofMinutes(30)).toString();

    Outcome refused = InProcess.run("suggest", file, "--check", "--out", runs.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.errLines())
        .containsExactly(
            "poolscope: --check: "
                + file
                + " lasts 2h, and to send its requests again takes as long; give a stretch, such as"
                + " --for 1m");
    assertThat(runs).doesNotExist();

    Outcome beginning =
        InProcess.run("suggest", file, "--check", "--for", "1s", "--out", runs.toString());
    assertThat(beginning.exit()).as(beginning.err()).isZero();
    assertThat(beginning.out()).contains("4 requests to 1 host");
  }

  @Test
  void whatCannotBeSentAgainIsRefusedBeforeAnythingIsSaid() throws IOException {
    String line = "{\"@timestamp\":\"2026-01-02T03:04:05Z\",\"request_time\":0.001}";
    Path file = Files.write(directory.resolve("busy.log"), Collections.nCopies(20_001, line));

    Outcome outcome = InProcess.run("suggest", file.toString(), "--check");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("20,001 requests");
  }

  @Test
  void aRunIsTakenWhole() {
    Outcome outcome = InProcess.run("suggest", directory.toString(), "--for", "1s");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.errLines())
        .containsExactly(
            "poolscope: --for: " + directory + " is a run, which is taken whole; leave it out");
  }
}
