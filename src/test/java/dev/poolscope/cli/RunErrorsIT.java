package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.run.FaultyRuns;
import dev.poolscope.ui.scope.ScopePicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// An error of the program, wherever in a run it happens, ends the run and is told.
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunErrorsIT {
  /// Far longer than the test may take: only an error ends this run.
  private static final String YAML =
      """
      schema: poolscope/experiment/v1
      name: broken
      window: 10m
      targets:
        - {name: kept, sample: {mode: keep-alive}}
        - {name: dropped, sample: {mode: keep-alive, idleTimeout: 100ms}}
      transport: {rules: RULES, idleConnTimeout: 200ms}
      load:
        - {target: kept, arrivals: {kind: once, requests: 1}}
        - {target: dropped, arrivals: {kind: once, requests: 1}}
      changes:
        - {at: 500ms, set: {transport.maxIdleConns: 7}}
      """;

  @TempDir Path directory;

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of("a dial", "go", PoolEvent.DialStarted.class),
        Arguments.of("an idle timer", "go", PoolEvent.ConnectionClosed.class),
        Arguments.of("a watcher of an idle connection", "go", PoolEvent.PeerClosed.class),
        Arguments.of("a planned change", "go", PoolEvent.ChangeApplied.class),
        Arguments.of("the kernel's sampler", "go", PoolEvent.KernelSampled.class),
        Arguments.of("a driver", "go", PoolEvent.RequestIssued.class),
        Arguments.of("the end of a request", "go", PoolEvent.RequestEnded.class),
        Arguments.of("a step of the pool", "go", PoolEvent.ConnectionAcquired.class),
        Arguments.of("a dial", "okhttp", PoolEvent.DialStarted.class),
        Arguments.of("the end of a request", "okhttp", PoolEvent.RequestEnded.class));
  }

  @ParameterizedTest(name = "{0}, {1} rules")
  @MethodSource("places")
  void endsTheRunAndIsTold(String place, String rules, Class<? extends PoolEvent> event)
      throws IOException {
    String file = ExperimentFile.write(directory, "broken.yaml", YAML.replace("RULES", rules));
    Path runs = directory.resolve("runs");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit;
    try (PrintStream out = new PrintStream(new ByteArrayOutputStream());
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      RunCommand command =
          new RunCommand(
              new Console(out, told, false), new ScopePicture(), FaultyRuns.throwingAt(event));
      exit = new CommandLine(command).execute(file, "--quiet", "--out", runs.toString());
    }

    assertThat(exit).as(place).isEqualTo(ExitCodes.INTERNAL);
    Path run = onlyRun(runs);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("internal error", run.resolve("run.json").toString(), FaultyRuns.MESSAGE);
    assertThat(Files.readString(run.resolve("run.json")))
        .contains("an error of the program ended the run", FaultyRuns.MESSAGE, "poolscope.log");
    assertThat(Files.readString(run.resolve("poolscope.log")))
        .contains("IllegalStateException: " + FaultyRuns.MESSAGE, "\tat ");
  }

  private static Path onlyRun(Path runs) throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      List<Path> found = all.toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }
}
