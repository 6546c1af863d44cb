package dev.poolscope.cli;

import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunReport;
import dev.poolscope.run.Run;
import dev.poolscope.run.RunFactory;
import dev.poolscope.run.RunRefusedException;
import java.io.IOException;
import java.nio.file.Path;

/// A run to this machine that a command makes on its way, with all its files and nothing said of
/// it.
///
/// @param directory where its files are
/// @param report what came of it
record QuietRun(Path directory, RunReport report) {
  /// Runs an experiment to its end; an interruption of the process ends it as any run.
  ///
  /// @param parent where its directory is created
  static QuietRun of(RunFactory runs, Experiment experiment, Path parent)
      throws IOException, InterruptedException, RunRefusedException {
    try (RunInterrupt interrupt = new RunInterrupt();
        Run run =
            runs.create(
                experiment, parent, AllowedHosts.THIS_MACHINE, _ -> interrupt.filesFollow())) {
      interrupt.covers(run);
      RunInfo info = run.execute();
      RunReport report = RunExport.csv(run.directory());
      info.completedBy(report).write(run.directory());
      return new QuietRun(run.directory().path(), report);
    }
  }
}
