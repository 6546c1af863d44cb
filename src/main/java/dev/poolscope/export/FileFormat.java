package dev.poolscope.export;

import dev.poolscope.archive.ProgramVersion;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The formats that are one file each and that other programs read.
public enum FileFormat {
  /// HAR 1.2, see [HarExport].
  HAR("run.har", "requests with their times and connections, as HAR 1.2"),
  /// Chrome trace events, see [PerfettoExport].
  PERFETTO("trace.json", "a track for each connection, for Perfetto or chrome://tracing"),
  /// HdrHistogram log, see [HlogExport].
  HLOG("latency.hlog", "histograms of latency for each second and host, as an HdrHistogram log"),
  /// OpenMetrics text, see [RunMetrics][dev.poolscope.metrics.RunMetrics].
  OPENMETRICS("metrics.txt", "counts, states and durations as OpenMetrics text"),
  /// A page of its own, see [HtmlExport].
  HTML("report.html", "verdict, findings, pictures and numbers as one page");

  private final String file;
  private final String words;

  FileFormat(String file, String words) {
    this.file = file;
    this.words = words;
  }

  /// The word for it on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is in it.
  public String words() {
    return words;
  }

  /// The name of its file where none is given.
  public String file() {
    return file;
  }

  /// The format of a word; empty if there is none.
  public static Optional<FileFormat> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /// All words.
  public static List<String> all() {
    return Arrays.stream(values()).map(FileFormat::word).toList();
  }

  /// Writes a recorded run to a file, replacing what is there only when all of it is written.
  ///
  /// @param progress told what the events are folded to as well; what it throws ends the export,
  ///   and nothing is left of it
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not one of a
  ///   run; nothing was written
  public RunReport write(RunDirectory run, Path to, RunListener progress) throws IOException {
    run.requireRun();
    Experiment experiment = run.readExperiment();
    Instant started = Objects.requireNonNullElse(RunInfo.started(run), Instant.EPOCH);
    Path parent = to.toAbsolutePath().getParent();
    Files.createDirectories(Objects.requireNonNull(parent));
    try (StreamedExport export = export(to, experiment, started)) {
      RunReport report = RunExport.report(run, RunListener.both(export, progress));
      export.complete(report);
      return report;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private StreamedExport export(Path to, Experiment experiment, Instant started)
      throws IOException {
    return switch (this) {
      case HAR -> new HarExport(to, experiment, started, ProgramVersion.text());
      case PERFETTO -> new PerfettoExport(to, experiment);
      case HTML -> new HtmlExport(to, experiment, started, ProgramVersion.text());
      case OPENMETRICS -> new OpenMetricsExport(to, experiment);
      case HLOG -> new HlogExport(to, started, ProgramVersion.text());
    };
  }
}
