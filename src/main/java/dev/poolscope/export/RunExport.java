package dev.poolscope.export;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.Json;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.CellText;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.trace.EventLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes all files of a run from its event log.
public final class RunExport {
  private RunExport() {}

  /// Writes every CSV file and `summary.json` of a run to a directory, which is created if need be.
  /// Existing files of these names are replaced, each at once when it is complete.
  ///
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not one of a
  ///   run; nothing was written
  public static RunReport csv(RunDirectory run, Path to) throws IOException {
    run.requireRun();
    Files.createDirectories(to);
    RunReport report;
    try (CsvRun files = new CsvRun(to)) {
      report = fold(run, files);
      files.complete();
    }
    writeSummary(report, to.resolve("summary.csv"));
    AtomicFiles.write(to.resolve("summary.json"), Json.text(report.summary()));
    return report;
  }

  private static void writeSummary(RunReport report, Path file) throws IOException {
    List<String> names = SummaryColumns.names();
    List<SummaryRow> rows = List.copyOf(report.hosts().values());
    new CsvRows(
            names,
            rows.size(),
            (row, column) -> CellText.of(rows.get(row).values().get(names.get(column))))
        .write(file);
  }

  private static RunReport fold(RunDirectory run, RunListener listener) throws IOException {
    run.requireRun();
    Experiment experiment = run.readExperiment();
    List<String> notices;
    RunFold fold = new RunFold(experiment.targets().stream().map(Target::name).toList(), listener);
    try (EventLogReader reader = new EventLogReader(run.events())) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        fold.accept(entry);
      }
      notices = reader.notices();
    }
    fold.finish();
    return RunReport.of(experiment, fold, notices);
  }
}
