package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.RunExport;
import dev.poolscope.importing.TraceImport;
import dev.poolscope.report.RunReport;
import dev.poolscope.time.SystemTicker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope import`.
@Command(
    name = "import",
    description = {
      "Makes a run of an events.csv in our format, whoever has written it, so that it can be opened,"
          + " compared and exported like one's own.",
      "An experiment.yaml beside the file says what was run; without one it is made of the hosts."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "An events.csv.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run's directory is created; default: poolscope-runs.")
  private Path out = Path.of("poolscope-runs");

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    FileProblems.requireWritable("--out", out);
    RunDirectory run = TraceImport.of(file, out, SystemTicker.wallClock().instant());
    RunReport report = RunExport.csv(run);
    console.out().print(ReportText.of(report));
    console.out().println("files: " + run.path());
    return ExitCodes.OK;
  }
}
