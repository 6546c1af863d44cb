package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that is killed leaves neither a server nor a temporary folder, whatever has killed it.
@Execution(ExecutionMode.CONCURRENT)
class OrphansIT {
  private static final String WITH_A_SERVER =
      """
      schema: poolscope/experiment/v1
      name: served
      window: 10m
      targets:
        - {name: a, sample: {server: KIND}}
      load:
        - {target: a, arrivals: {kind: constant, rate: 20}}
      """;

  @TempDir private Path directory;
  private Path temporary = Path.of("");

  @BeforeEach
  void makeTemporaryFolder() throws Exception {
    temporary = Files.createDirectory(directory.resolve("temporary"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "python", "node", "nginx", "haproxy"})
  void aKilledRunLeavesNothing(String kind) throws Exception {
    assumeInstalled(kind);
    try (Program program = start(kind)) {
      program.awaitIn(() -> Files.exists(directory.resolve("runs")), "the run's directory");
      List<ProcessHandle> servers = servers();
      List<ProcessHandle> all =
          Stream.concat(servers.stream(), servers.stream().flatMap(ProcessHandle::descendants))
              .toList();
      assertThat(all).isNotEmpty();
      program.kill();
      program.awaitAfter(() -> all.stream().noneMatch(ProcessHandle::isAlive), "the end of " + all);
      program.awaitAfter(() -> servers().isEmpty() && isEmpty(), "an end without leftovers");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "python", "node", "nginx", "haproxy"})
  void aRunEndedWhileItsServerStartsLeavesNothing(String kind) throws Exception {
    assumeInstalled(kind);
    for (String signal : List.of("TERM", "KILL")) {
      try (Program program = start(kind)) {
        program.awaitIn(() -> !servers().isEmpty(), "a server that starts");
        program.signal(signal);
        var _ = program.await();
        program.awaitAfter(() -> servers().isEmpty() && isEmpty(), "an end without leftovers");
      }
    }
  }

  /// A test that fails must not leave what it is about.
  @AfterEach
  void endWhatIsLeft() {
    servers().forEach(ProcessHandle::destroyForcibly);
  }

  private Program start(String kind) throws Exception {
    String file =
        ExperimentFile.write(directory, kind + ".yaml", WITH_A_SERVER.replace("KIND", kind));
    return Program.start(
        directory,
        List.of("-Djava.io.tmpdir=" + temporary),
        "run",
        file,
        "--quiet",
        "--out",
        "runs");
  }

  /// Processes with a file of a server's folder on their command line.
  private List<ProcessHandle> servers() {
    String folder = temporary.resolve("poolscope-server-").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder))
        .toList();
  }

  private boolean isEmpty() {
    String[] left = temporary.toFile().list((_, name) -> name.startsWith("poolscope-server-"));
    return left != null && left.length == 0;
  }

  private static void assumeInstalled(String kind) {
    String command = kind.equals("python") ? "python3" : kind;
    assumeTrue(
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(Path::of)
            .flatMap(folder -> Stream.of(folder, folder.resolveSibling("sbin")))
            .anyMatch(folder -> Files.isExecutable(folder.resolve(command))),
        () -> "skipped: " + command + " is not installed");
    assumeTrue(
        ProcessHandle.current().info().commandLine().isPresent(),
        "skipped: command lines are not known here");
  }
}
