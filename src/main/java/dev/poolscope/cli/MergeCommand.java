package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.RunExport;
import dev.poolscope.merge.RunMerge;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope merge`.
@Command(
    name = "merge",
    description = {
      "Makes one run of the parts that several generators sent (run --share): clocks aligned,"
          + " requests, connections and clients numbered anew.",
      "What the operating system said of sockets is left out: each part saw its own machine's."
    },
    customSynopsis = "poolscope merge [-hV] --out=DIR DIR DIR [DIR...]",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      hideParamSyntax = true,
      description = "The directories of two or more runs.")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the directory of the whole is created.")
  private Path out = Path.of("");

  MergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (directories.size() < 2) {
      throw new UsageException("give the directories of two or more runs");
    }
    FileProblems.requireWritable("--out", out);
    RunMerge.Merged merged = RunMerge.of(directories.stream().map(RunDirectory::new).toList(), out);
    RunReport report = RunExport.csv(merged.run());
    console.out().print(ReportText.of(report));
    merged.notes().forEach(note -> console.out().println("note: " + note));
    console.out().println("files: " + merged.run().path());
    return ExitCodes.OK;
  }
}
