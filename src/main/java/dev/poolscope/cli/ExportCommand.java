package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.FileFormat;
import dev.poolscope.export.ParquetExport;
import dev.poolscope.export.PictureOptions;
import dev.poolscope.export.PictureWriter;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope export`.
@Command(
    name = "export",
    description = "Makes files from a run's event log, also of a run that was killed.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Console console;
  private final PictureWriter pictures;

  @Parameters(paramLabel = "DIR", description = "The directory of a run.")
  private Path directory = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = {
        "csv: every CSV file and summary.json;",
        "parquet: the tables of the CSV files as Parquet files; png, svg: a picture of the run;",
        "har: requests as HAR 1.2; perfetto: a track for each connection, for ui.perfetto.dev; hlog:"
            + " latency for each second and host, as an HdrHistogram log;",
        "openmetrics: counts, states and durations as OpenMetrics text; html: one page with verdict,"
            + " findings, pictures and numbers."
      })
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description =
          "csv, parquet: the directory for the files; else the file. Default: the run's directory, in"
              + " it parquet, scope.png, scope.svg, run.har, trace.json, latency.hlog, metrics.txt or"
              + " report.html.")
  private @Nullable Path out;

  @Mixin private final PictureArguments picture = new PictureArguments();

  ExportCommand(Console console, PictureWriter pictures) {
    this.console = console;
    this.pictures = pictures;
  }

  @Override
  public Integer call() throws IOException {
    RunDirectory run = new RunDirectory(directory);
    try (ExportProgress progress = ExportProgress.start(console)) {
      switch (format.toLowerCase(Locale.ROOT)) {
        case "csv" -> csv(run, progress);
        case "parquet" -> parquet(run, progress);
        case "png", "svg" -> picture(run, progress);
        default -> file(run, progress);
      }
      return ExitCodes.OK;
    } catch (CancellationException _) {
      return ExitCodes.INTERRUPTED;
    }
  }

  private void file(RunDirectory run, RunListener progress) throws IOException {
    FileFormat wanted =
        FileFormat.of(format.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new UsageException(
                        "--format: "
                            + format
                            + " is no format; allowed: csv, parquet, png, svg, "
                            + String.join(", ", FileFormat.all())));
    Path to = target(run, wanted.file());
    RunReport report = wanted.write(run, to, progress);
    console.err().println("wrote " + to + state(report));
  }

  /// The file to write, which can be written.
  private Path target(RunDirectory run, String file) throws IOException {
    Path to = (out == null ? directory.resolve(file) : out).toAbsolutePath();
    run.requireRun();
    if (Files.isDirectory(to)) {
      throw new UsageException("--out: " + to + " is a directory; give a file");
    }
    FileProblems.requireWritable("--out", to.resolveSibling(""));
    return to;
  }

  private void picture(RunDirectory run, RunListener progress) throws IOException {
    PictureOptions options = picture.options();
    String ending = "." + format.toLowerCase(Locale.ROOT);
    Path to = target(run, "scope" + ending);
    if (!to.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new UsageException(
          "--out: " + to + " does not end in " + ending + "; give such a name");
    }
    // The drawing is of what can be read; whether that is a whole run is asked first.
    RunReport report = RunExport.report(run, progress);
    Files.createDirectories(to.resolveSibling(""));
    pictures.write(run, options, to);
    console.err().println("wrote " + to + state(report));
  }

  private void parquet(RunDirectory run, RunListener progress) throws IOException {
    Path to = out == null ? directory.resolve(ParquetExport.DIRECTORY) : out;
    run.requireRun();
    FileProblems.requireWritable("--out", to);
    RunReport report = ParquetExport.write(run, to, progress);
    console.err().println("wrote the Parquet files to " + to + state(report));
  }

  private void csv(RunDirectory run, RunListener progress) throws IOException {
    Path to = out == null ? directory : out;
    run.requireRun();
    FileProblems.requireWritable("--out", to);
    RunReport report = RunExport.csv(run, to, progress);
    console.err().println("wrote the CSV files to " + to + state(report));
  }

  private static String state(RunReport report) {
    String shortfall = report.end().shortfall();
    return shortfall.isEmpty() ? "" : " (" + shortfall + ")";
  }
}
