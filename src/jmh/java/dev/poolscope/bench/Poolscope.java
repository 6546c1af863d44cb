package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our program as users start it.
///
/// @param program the app image's launcher
/// @param work where runs and their experiments are written
record Poolscope(Path program, Path work) {
  private static final int LOOK_MILLIS = 20;

  /// A recorded run.
  ///
  /// @param parent deleted by [#close], with all that is in it
  /// @param directory its files
  /// @param totals of `summary.json`
  /// @param info `run.json`
  /// @param cpuSeconds processor time of the whole process, its start and its files included
  record Recorded(Path parent, Path directory, JsonNode totals, JsonNode info, double cpuSeconds)
      implements AutoCloseable {
    double total(String name) {
      return totals.path(name).asDouble();
    }

    /// What made this run worth less, empty if nothing did.
    String flaws() {
      int violations = info.path("violations").size();
      double failed = total("requests_failed");
      double stalls = info.path("producerStalls").asDouble();
      return failed + stalls + violations == 0
          ? ""
          : String.format(
              Locale.ROOT, "%.0f failed, %.0f stalls, %d violations", failed, stalls, violations);
    }

    Reading reading() {
      return new Reading(
          total("requests_ok"),
          total("measured_window_ms") / 1000,
          info.path("cpuSeconds").asDouble(),
          cpuSeconds);
    }

    @Override
    public void close() throws IOException {
      Bench.delete(parent);
    }
  }

  /// A run that goes on, with the directory that its run directory is made in.
  record Running(Child child, Path parent) {}

  /// Starts a run.
  Running start(String experiment, Map<String, String> environment) throws IOException {
    Path parent = Files.createTempDirectory(work, "runs-");
    Path file = Files.createTempFile(work, "experiment-", ".yaml");
    Files.writeString(file, experiment);
    List<String> command =
        List.of(
            program.toString(), "run", file.toString(), "--quiet", "--json", "--out", parent + "");
    return new Running(Child.start(work, environment, command), parent);
  }

  /// Runs an experiment to its end.
  Recorded run(String experiment, double seconds) throws IOException, InterruptedException {
    double before = ChildCpu.seconds();
    Running running = start(experiment, Map.of());
    try (Child child = running.child()) {
      child.awaitEnd(seconds);
      return recorded(running, ChildCpu.seconds() - before);
    }
  }

  /// Runs an experiment and looks at the processor time of the process meanwhile.
  Watched watch(String experiment, double seconds) throws IOException, InterruptedException {
    double before = ChildCpu.seconds();
    Running running = start(experiment, Map.of());
    NavigableMap<Instant, Duration> cpu = new TreeMap<>();
    try (Child child = running.child()) {
      while (child.isRunning()) {
        child.handle().info().totalCpuDuration().ifPresent(time -> cpu.put(Instant.now(), time));
        Thread.sleep(LOOK_MILLIS);
      }
      child.awaitEnd(seconds);
      return new Watched(recorded(running, ChildCpu.seconds() - before), cpu);
    }
  }

  private static Recorded recorded(Running running, double cpuSeconds) throws IOException {
    JsonMapper json = new JsonMapper();
    JsonNode summary = json.readTree(running.child().text());
    try (Stream<Path> runs = Files.list(running.parent())) {
      Path directory = runs.findFirst().orElseThrow();
      JsonNode info = json.readTree(Files.readString(directory.resolve("run.json")));
      return new Recorded(running.parent(), directory, summary.path("totals"), info, cpuSeconds);
    }
  }

  /// A recorded run of a single host and the processor time that its process had used at times.
  record Watched(Recorded run, NavigableMap<Instant, Duration> cpu) implements AutoCloseable {
    /// What it did from its time 0 to a second of the run.
    Reading until(double second) throws IOException {
      Instant at =
          Instant.parse(run.info().path("started").asString()).plusNanos(Math.round(second * 1e9));
      double requests = 0;
      for (String row : Files.readAllLines(run.directory().resolve("samples.csv"))) {
        String[] cells = row.split(",", -1);
        if (Character.isDigit(row.charAt(0)) && Long.parseLong(cells[0]) <= second * 1e9) {
          requests = Double.parseDouble(cells[9]);
        }
      }
      double used = cpuSecondsAt(at);
      return new Reading(requests, second, used, used);
    }

    /// The processor time at a moment, on the line between the looks before and after it.
    private double cpuSecondsAt(Instant at) throws IOException {
      Map.Entry<Instant, Duration> before = cpu.floorEntry(at);
      Map.Entry<Instant, Duration> after = cpu.higherEntry(at);
      if (before == null || after == null) {
        throw new IOException("the processor time at " + at + " is not known");
      }
      double passed = Duration.between(before.getKey(), at).toNanos();
      double share = passed / Duration.between(before.getKey(), after.getKey()).toNanos();
      long used = before.getValue().toNanos();
      return (used + share * (after.getValue().toNanos() - used)) / 1e9;
    }

    @Override
    public void close() throws IOException {
      run.close();
    }
  }
}
