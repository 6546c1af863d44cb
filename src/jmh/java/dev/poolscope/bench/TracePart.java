package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How large the event log of a long run is, and what it costs to make the CSV files of it anew:
/// with the usual heap and with a small one.
final class TracePart implements Part {
  private static final int WORKERS = 32;

  /// The run's window in units, and the most requests for each unit.
  static final int WINDOW = 6;

  private static final int REQUESTS = 100_000;
  private static final String USUAL = "usual heap";
  private static final String SMALL = "-Xmx256m";

  /// What an export took.
  private record Export(double rows, double wallSeconds, double cpuSeconds) {}

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public double seconds(Settings settings) {
    double unit = settings.seconds();
    return WINDOW * unit + 10 + settings.rounds() * 2 * 2 * unit;
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    double seconds = WINDOW * bench.settings().seconds();
    try (Poolscope.Recorded run = bench.poolscope().run(experiment(bench), seconds)) {
      Path log = run.directory().resolve("events.log");
      double events = run.info().path("events").asDouble();
      bench
          .report()
          .text(
              String.format(
                  Locale.ROOT,
                  "%,.0f requests, %,.0f events, %.2f bytes each on disk, %.2f events a request %s",
                  run.total("requests_ok"),
                  events,
                  Files.size(log) / events,
                  events / run.total("requests_ok"),
                  run.flaws()));
      Rounds<Export> rounds = new Rounds<>();
      for (int round = 0; round < bench.settings().rounds(); round++) {
        rounds.add(USUAL, export(bench, run.directory(), Map.of()));
        rounds.add(SMALL, export(bench, run.directory(), Map.of("JAVA_TOOL_OPTIONS", SMALL)));
      }
      table(bench, rounds);
    }
  }

  private static void table(Bench bench, Rounds<Export> rounds) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String heap : rounds.subjects()) {
      rows.add(
          List.of(
              heap,
              rounds.figure(heap, Export::rows).text(0),
              rounds.figure(heap, export -> export.rows / export.wallSeconds).text(0),
              rounds.figure(heap, export -> export.cpuSeconds / export.rows * 1e6).text(2),
              rounds.ratio(heap, USUAL, Export::cpuSeconds)));
    }
    bench
        .report()
        .table(
            "`poolscope export --format csv`, start included: median (least to most)",
            List.of("heap", "rows", "rows/s", "CPU µs per row", "CPU to usual heap"),
            rows);
  }

  private static Export export(Bench bench, Path run, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(bench.work(), "export-");
    String program = bench.settings().program().toString();
    List<String> command =
        List.of(program, "export", run + "", "--format", "csv", "--out", directory + "");
    Child.Result result = Child.run(bench.work(), 60, environment, command);
    double rows = 0;
    for (Path file : csvFiles(directory)) {
      Path original = run.resolve(file.getFileName());
      if (Files.exists(original) && Files.mismatch(original, file) >= 0) {
        throw new IOException(file.getFileName() + " differs from what the run wrote");
      }
      try (Stream<String> lines = Files.lines(file)) {
        rows += lines.count() - 1;
      }
    }
    Bench.delete(directory);
    return new Export(rows, result.wallSeconds(), result.cpuSeconds());
  }

  private static List<Path> csvFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".csv")).toList();
    }
  }

  /// A closed loop that has ended long before the window.
  static String experiment(Bench bench) {
    double unit = bench.settings().seconds();
    return String.format(
        Locale.ROOT,
        """
        schema: poolscope/experiment/v1
        name: bench
        window: %dms
        targets: [{name: server, sample: {server: embedded}}]
        transport: {rules: go, maxIdleConnsPerHost: %d}
        load: [{target: server, arrivals: {kind: closed, workers: %d, requests: %d}}]
        """,
        Math.round(WINDOW * unit * 1000),
        WORKERS,
        WORKERS,
        Math.round(REQUESTS * unit));
  }
}
