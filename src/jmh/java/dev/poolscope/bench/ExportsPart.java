package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What it takes to export a run of a million requests to every format in a heap of 512 MiB.
final class ExportsPart implements Part {
  private static final String HEAP = "-Xmx512m";
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final List<String> FORMATS =
      List.of("csv", "parquet", "har", "perfetto", "hlog", "openmetrics", "html", "svg", "png");

  @Override
  public String name() {
    return "exports";
  }

  @Override
  public double seconds(Settings settings) {
    return (TracePart.WINDOW + FORMATS.size()) * settings.seconds();
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    double seconds = TracePart.WINDOW * bench.settings().seconds();
    List<List<String>> rows = new ArrayList<>();
    try (Poolscope.Recorded run = bench.poolscope().run(TracePart.experiment(bench), seconds)) {
      double requests = run.total("requests_ok");
      for (String format : FORMATS) {
        rows.add(export(bench, run.directory(), format, requests));
      }
      bench
          .report()
          .table(
              String.format(
                  Locale.ROOT,
                  "`poolscope export` of %,.0f requests, %,.0f events, %s, start included",
                  requests,
                  run.info().path("events").asDouble(),
                  HEAP),
              List.of("format", "seconds", "CPU seconds", "MB", "requests/s"),
              rows);
    }
  }

  private static List<String> export(Bench bench, Path run, String format, double requests)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(bench.work(), "export-");
    boolean many = format.equals("csv") || format.equals("parquet");
    Path out = many ? directory : directory.resolve("file");
    String program = bench.settings().program().toString();
    List<String> command =
        List.of(program, "export", run + "", "--format", format, "--out", out + "");
    Child.Result result = Child.run(bench.work(), 120, Map.of("JAVA_TOOL_OPTIONS", HEAP), command);
    long bytes = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    Bench.delete(directory);
    return List.of(
        format,
        String.format(Locale.ROOT, "%.1f", result.wallSeconds()),
        String.format(Locale.ROOT, "%.1f", result.cpuSeconds()),
        String.format(Locale.ROOT, "%.1f", bytes / BYTES_PER_MEGABYTE),
        String.format(Locale.ROOT, "%,.0f", requests / result.wallSeconds()));
  }
}
