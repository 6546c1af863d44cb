package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a killed run has recorded can be read back.
@Execution(ExecutionMode.CONCURRENT)
class KillIT {
  private static final int RUNS = 10;
  private static final int AT_ONCE = 5;
  private static final long SEED = 20_260_801;
  private static final String BUSY =
      """
      schema: poolscope/experiment/v1
      name: busy
      window: 60s
      targets:
        - {name: a, sample: {delay: 2ms}}
        - {name: b, sample: {mode: close}}
      transport: {maxIdleConnsPerHost: 1, maxConnsPerHost: 4}
      load:
        - {target: a, arrivals: {kind: poisson, rate: 300}}
        - {target: b, arrivals: {kind: closed, workers: 2, think: 1ms}}
        - {target: balanced, arrivals: {kind: constant, rate: 200}}
      balancer: {kind: p2c, counts: open-sockets}
      """;

  @TempDir private Path directory;

  @Test
  void whateverWasRecordedBeforeAKillIsReadBack() throws Exception {
    Random random = new Random(SEED);
    String file = ExperimentFile.write(directory, "busy.yaml", BUSY);
    int recorded = 0;
    for (int i = 0; i < RUNS; i += AT_ONCE) {
      List<Program> programs = new ArrayList<>();
      try {
        for (int j = 0; j < AT_ONCE; j++) {
          programs.add(Program.start(directory, "run", file, "--quiet", "--out", "runs" + (i + j)));
        }
        for (int j = 0; j < AT_ONCE; j++) {
          // Two are killed at any moment of their start, the others while load goes on.
          if (j > 1) {
            awaitLog(directory.resolve("runs" + (i + j)), programs.get(j));
          }
          programs.get(j).letRun(random.nextInt(j > 1 ? 700 : 3000));
          programs.get(j).kill();
        }
      } finally {
        programs.forEach(Program::close);
      }
      for (int j = 0; j < AT_ONCE; j++) {
        String which = "seed " + SEED + " run " + (i + j);
        recorded += readBack(directory.resolve("runs" + (i + j)), which);
      }
    }
    assertThat(recorded).isGreaterThanOrEqualTo(RUNS * 3 / AT_ONCE);
  }

  @Test
  void aRunKilledBeforeItsFirstEventHasEmptyFiles() throws Exception {
    Path run = Files.createDirectory(directory.resolve("run"));
    Files.writeString(run.resolve("experiment.yaml"), BUSY);
    Outcome done =
        Program.run(
            directory, "run", ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL));
    byte[] log = Files.readAllBytes(directory.resolve(done.runDirectory()).resolve("events.log"));
    for (int length : new int[] {0, 3, 40}) {
      Files.write(run.resolve("events.log"), Arrays.copyOf(log, length));
      Outcome outcome = InProcess.run("export", run.toString(), "--format", "csv");
      assertThat(outcome.exit()).as("%d bytes", length).isIn(0, 2);
      assertThat(outcome.errLines()).singleElement().asString().doesNotContain("Exception");
    }
  }

  private static int readBack(Path parent, String which) throws IOException {
    if (!Files.exists(parent)) {
      return 0;
    }
    Path run;
    try (Stream<Path> runs = Files.list(parent)) {
      run = runs.findFirst().orElse(null);
    }
    if (run == null) {
      return 0;
    }
    Outcome outcome = InProcess.run("export", run.toString(), "--format", "csv");
    assertThat(outcome.errLines()).as(which).hasSize(1);
    if (!Files.exists(run.resolve("events.log"))) {
      assertThat(outcome.exit()).as(which).isEqualTo(2);
      return 0;
    }
    assertThat(outcome.exit()).as(which).isZero();
    assertThat(outcome.err()).as(which).contains("the run was cut off; up to its last event");
    RunFiles.check(run);
    return Table.read(run, "requests.csv").rows().isEmpty() ? 0 : 1;
  }

  private static void awaitLog(Path parent, Program program) throws Exception {
    for (int i = 0; i < 3000; i++) {
      if (Files.exists(parent)) {
        try (Stream<Path> runs = Files.list(parent)) {
          if (runs.anyMatch(KillIT::hasEvents)) {
            return;
          }
        }
      }
      program.letRun(10);
    }
    throw new AssertionError("no event log in " + parent);
  }

  private static boolean hasEvents(Path run) {
    return run.resolve("events.log").toFile().length() > 4000;
  }
}
