package dev.poolscope.cli;

import dev.poolscope.export.RunExport;
import dev.poolscope.run.RunDirectory;
import dev.poolscope.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope export`.
@Command(
    name = "export",
    description = "Makes files from a run's event log, also of a run that was killed.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The directory of a run.")
  private Path directory = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "csv: every CSV file and summary.json.")
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "The directory for the files; default: that of the run.")
  private @Nullable Path out;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!format.toLowerCase(Locale.ROOT).equals("csv")) {
      throw new UsageException("--format: " + format + " is no format; allowed: csv");
    }
    Path to = out == null ? directory : out;
    RunDirectory run = new RunDirectory(directory);
    run.requireRun();
    FileProblems.requireWritable("--out", to);
    RunReport report = RunExport.csv(run, to);
    String state = report.fold().isComplete() ? "" : " (the run was cut off; up to its last event)";
    console.err().println("wrote the CSV files to " + to + state);
    return ExitCodes.OK;
  }
}
