package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.PictureOptions;
import dev.poolscope.export.PictureWriter;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
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
      description = "csv: every CSV file and summary.json; png: a picture of the run.")
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description =
          "csv: the directory for the files; png: the file. Default: the run's directory, in it"
              + " scope.png.")
  private @Nullable Path out;

  @Mixin private final PictureArguments picture = new PictureArguments();

  ExportCommand(Console console, PictureWriter pictures) {
    this.console = console;
    this.pictures = pictures;
  }

  @Override
  public Integer call() throws IOException {
    RunDirectory run = new RunDirectory(directory);
    switch (format.toLowerCase(Locale.ROOT)) {
      case "csv" -> csv(run);
      case "png" -> png(run);
      default ->
          throw new UsageException("--format: " + format + " is no format; allowed: csv, png");
    }
    return ExitCodes.OK;
  }

  private void png(RunDirectory run) throws IOException {
    PictureOptions options = picture.options();
    Path to = (out == null ? directory.resolve("scope.png") : out).toAbsolutePath();
    run.requireRun();
    if (Files.isDirectory(to)) {
      throw new UsageException("--out: " + to + " is a directory; give a file");
    }
    FileProblems.requireWritable("--out", to.resolveSibling(""));
    // The drawing is of what can be read; whether that is a whole run is asked first.
    RunReport report = RunExport.report(run);
    Files.createDirectories(to.resolveSibling(""));
    pictures.write(run, options, to);
    console.err().println("wrote " + to + state(report));
  }

  private void csv(RunDirectory run) throws IOException {
    Path to = out == null ? directory : out;
    run.requireRun();
    FileProblems.requireWritable("--out", to);
    RunReport report = RunExport.csv(run, to);
    console.err().println("wrote the CSV files to " + to + state(report));
  }

  private static String state(RunReport report) {
    String shortfall = report.end().shortfall();
    return shortfall.isEmpty() ? "" : " (" + shortfall + ")";
  }
}
