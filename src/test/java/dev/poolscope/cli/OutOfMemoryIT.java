package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Memory that runs out ends the process with exit code 3 and one message.
class OutOfMemoryIT {
  /// Far longer than the memory lasts: requests come, and none ends.
  private static final String MORE_AND_MORE =
      """
      schema: poolscope/experiment/v1
      name: more
      window: 10m
      transport: {rules: RULES}
      targets:
        - {name: a, sample: {delay: 10m}}
      load:
        - {target: a, arrivals: {kind: constant, rate: 5000}, maxInFlight: 1000000}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void aRunEndsAndWhatItRecordedCanBeExported(String rules) throws Exception {
    String file =
        ExperimentFile.write(directory, "more.yaml", MORE_AND_MORE.replace("RULES", rules));
    // With the collector that gives up soonest: G1 goes on for a minute or two in a full heap.
    try (Program program =
        Program.start(
            directory,
            List.of("-Xmx64m", "-XX:+UseSerialGC"),
            "run",
            file,
            "--quiet",
            "--out",
            "runs")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      Path run = onlyRun();
      assertThat(outcome.errLines())
          .filteredOn(line -> !line.startsWith("warning: load.0.arrivals: can need "))
          .singleElement()
          .asString()
          .matches("poolscope: out of memory: Java's heap of (5|6)[0-9] MiB is full; .*")
          .contains(
              "allow more: JAVA_TOOL_OPTIONS=-Xmx128m",
              "let fewer requests be in flight (maxInFlight or rate of the load)",
              "poolscope export runs/" + run.getFileName() + " --format csv");
      Outcome exported = InProcess.run("export", run.toString(), "--format", "csv");
      assertThat(exported.exit()).as(exported.err()).isZero();
      assertThat(exported.err()).contains("the run was cut off; up to its last event");
      assertThat(Table.read(run, "summary.csv").rows()).isNotEmpty();
      RunFiles.check(run);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main     | Java heap space | Java's heap of 512 MiB is full",
        "platform | Java heap space | Java's heap of 512 MiB is full",
        "virtual  | Java heap space | Java's heap of 512 MiB is full",
        "virtual  | Metaspace       | out of memory: Metaspace; raise the limit that this names"
      })
  void onAnyThreadItEndsTheProcess(String where, String what, String told) throws Exception {
    try (Program program = Program.startMain(directory, OutOfMemoryMain.class, where, what)) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.errLines()).singleElement().asString().contains(told);
    }
  }

  @Test
  void anotherErrorIsPrintedAsEver() throws Exception {
    try (Program program = Program.startMain(directory, OutOfMemoryMain.class, "main", "bug")) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.err())
          .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: bug")
          .contains("\tat dev.poolscope.cli.OutOfMemoryMain.");
    }
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }
}
