package dev.poolscope;

import dev.poolscope.ui.shell.WindowRehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the build runs once so that the JVM learns what a start of the program loads and which
/// methods of it are hot: small commands, runs under both sets of rules, and the window. What it
/// learned is the image's AOT cache.
///
/// All files go to the directory given; JavaFX is expected to draw without a display.
public final class Rehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("list"),
          List.of("show", "one-connection-serves-all"),
          List.of(
              "run",
              "two-hosts-total-idle-one",
              "--set",
              "window=1s",
              "--set",
              "load.0.arrivals.gap=100ms",
              "--set",
              "load.1.arrivals.gap=100ms"),
          List.of("run", "one-connection-serves-all", "--set", "window=1s", "--quiet"),
          List.of("run", "slow-host-least-connections", "--set", "window=1s"),
          List.of("run", "keep-alive-beside-http10-okhttp", "--set", "window=1s", "--json"));

  /// Much load, so that the profiles of the methods it runs through are learned.
  private static final String MUCH_LOAD =
      """
      schema: poolscope/experiment/v1
      name: much-load
      window: 2s
      targets:
        - name: a
          sample: {server: embedded, delay: 1ms}
        - name: b
          sample: {server: embedded}
      transport: {maxIdleConns: 1000, maxIdleConnsPerHost: 1000}
      load:
        - target: a
          arrivals: {kind: constant, rate: 2000}
        - target: b
          arrivals: {kind: closed, workers: 16}
      """;

  private Rehearsal() {}

  /// Runs everything.
  ///
  /// @param args the directory for files
  public static void main(String[] args) throws IOException, InterruptedException {
    Path runs = Files.createDirectories(Path.of(args[0]).resolve("runs"));
    System.setProperty("poolscope.out", runs.toString());
    for (List<String> command : COMMANDS) {
      var _ = Launcher.run(command.toArray(String[]::new));
    }
    Path recorded = newest(runs);
    Path muchLoad = Files.writeString(Path.of(args[0]).resolve("much-load.yaml"), MUCH_LOAD);
    for (String rules : List.of("go", "okhttp")) {
      var _ = Launcher.run("run", muchLoad.toString(), "--set", "transport.rules=" + rules);
    }
    var _ = Launcher.run("export", recorded.toString(), "--format", "csv");
    WindowRehearsal.follow(recorded);
    System.exit(Launcher.run());
  }

  private static Path newest(Path runs) throws IOException {
    try (Stream<Path> directories = Files.list(runs)) {
      return directories
          .max(Comparator.comparingLong(path -> path.toFile().lastModified()))
          .orElseThrow(() -> new IllegalStateException("no run was recorded in " + runs));
    }
  }
}
