package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of a command that was stopped from outside.
@Execution(ExecutionMode.CONCURRENT)
class InterruptIT {
  private static final String LONG =
      """
      schema: poolscope/experiment/v1
      name: long
      window: 60s
      targets:
        - {name: a, sample: {delay: 5ms}}
      load:
        - {target: a, arrivals: {kind: constant, rate: 100}}
      changes:
        - {at: 59s, set: {targets.a.sample.delay: 1ms}}
      expect:
        - {host: a, metric: requests_ok, atLeast: 5000}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void anInterruptedRunHasCompleteFilesAndAVerdict(String signal) throws Exception {
    assumeTrue(Program.interruptsArrive(), "Ctrl-C is switched off for this process's children");
    try (Program program = startLong()) {
      program.awaitLine("requests done");
      program.signal(signal);
      Outcome outcome = program.await();

      assertThat(outcome.exit()).isEqualTo(130);
      assertThat(outcome.out())
          .containsPattern("\ninterrupted after \\d+\\.\\d s of 1m; the numbers are those up to")
          .contains("\nverdict: not-held (0 of 1 expectation held)\n");
      Path run = directory.resolve(outcome.runDirectory());
      assertThat(Files.readString(run.resolve("run.json")))
          .contains("\"state\" : \"interrupted\"", "\"violations\" : [ ]");
      RunFiles.check(run);
      Path again = directory.resolve("again");
      assertThat(
              InProcess.run("export", run.toString(), "--format", "csv", "--out", again.toString())
                  .exit())
          .isZero();
      RunFiles.assertSame(run, again);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aRunInterruptedAsSoonAsItHasADirectoryIsARun(String signal) throws Exception {
    assumeTrue(Program.interruptsArrive(), "Ctrl-C is switched off for this process's children");
    String file = ExperimentFile.write(directory, "long.yaml", LONG);
    try (Program program = Program.startMain(directory, HeldRunMain.class, file, "--quiet")) {
      program.awaitLine("the directory is there");
      program.signal(signal);
      Outcome outcome = program.await();

      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(130);
      Path run = directory.resolve(outcome.runDirectory());
      assertThat(Files.readString(run.resolve("run.json")))
          .contains("\"state\" : \"interrupted\"", "\"violations\" : [ ]");
      RunFiles.check(run);
    }
  }

  @Test
  void aRunInterruptedBeforeItBeganLeavesNothing() throws Exception {
    assumeTrue(Program.interruptsArrive(), "Ctrl-C is switched off for this process's children");
    try (Program program = startLong()) {
      program.letRun(300);
      program.signal("INT");
      Outcome outcome = program.await();
      assertThat(outcome.exit()).isEqualTo(130);
      assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void aSampleServerServesUntilInterruptedThenTellsTotals() throws Exception {
    assumeTrue(Program.interruptsArrive(), "Ctrl-C is switched off for this process's children");
    try (Program program =
        Program.start(
            directory,
            "serve",
            "--body-bytes",
            "20",
            "--delay={kind: uniform, min: 1ms, max: 2ms}")) {
      String line = program.awaitLine("/ until interrupted");
      URI url = URI.create(line.split(" ")[1]);
      try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
        for (int i = 0; i < 3; i++) {
          HttpResponse<String> response =
              client.send(
                  HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
          assertThat(response.statusCode()).isEqualTo(200);
          assertThat(response.body()).hasSize(20);
        }
      }
      program.signal("INT");
      Outcome outcome = program.await();
      assertThat(outcome.exit()).isEqualTo(130);
      assertThat(outcome.out().lines().skip(1).toList())
          .hasSize(2)
          .last()
          .isEqualTo("total accepted=1 requests=3");
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void aSampleServerOnATakenPortEndsWith3() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Outcome outcome = Program.run(directory, "serve", "--port", port);
      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(outcome.errLines())
          .isEqualTo(
              List.of(
                  "poolscope: --port: port "
                      + port
                      + " is taken; stop the program that uses it, or give another (0 = any free"
                      + " one)"));
      assertThat(outcome.out()).isEmpty();
    }
  }

  private Program startLong() throws Exception {
    return Program.start(
        directory, "run", ExperimentFile.write(directory, "long.yaml", LONG), "--seed", "5");
  }
}
