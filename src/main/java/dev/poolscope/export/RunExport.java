package dev.poolscope.export;

import dev.poolscope.config.ConfigException;
import dev.poolscope.config.Experiment;
import dev.poolscope.config.Experiments;
import dev.poolscope.config.Target;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.run.AtomicFiles;
import dev.poolscope.run.Json;
import dev.poolscope.run.RunDirectory;
import dev.poolscope.run.RunFold;
import dev.poolscope.run.RunListener;
import dev.poolscope.run.RunReport;
import dev.poolscope.run.SummaryColumns;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.NotAnEventLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Makes all files of a run from its event log.
public final class RunExport {
  private RunExport() {}

  /// Reads a run's event log and reports on it, writing nothing.
  ///
  /// @throws InvalidRunDirectoryException if the directory is not one of a run
  public static RunReport report(RunDirectory run) throws IOException {
    return fold(run, RunListener.NONE);
  }

  /// Writes every CSV file and `summary.json` of a run to a directory, which is created if need be.
  /// Existing files of these names are replaced, each at once when it is complete.
  ///
  /// @throws InvalidRunDirectoryException if the directory is not one of a run; nothing was written
  public static RunReport csv(RunDirectory run, Path to) throws IOException {
    requireRun(run);
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
    try (CsvTable table = new CsvTable(file, SummaryColumns.names())) {
      for (Map<String, Object> row : report.hosts().values()) {
        table.row(row.values().toArray());
      }
      table.complete();
    }
  }

  /// Makes sure that a directory is one of a run whose event log can be read.
  ///
  /// @throws InvalidRunDirectoryException saying why it is not
  public static void requireRun(RunDirectory run) throws IOException {
    if (!Files.isDirectory(run.path())) {
      throw new InvalidRunDirectoryException(
          run.path() + " is not a directory; give the directory of a run");
    }
    for (Path file : List.of(run.experiment(), run.events())) {
      if (!Files.isRegularFile(file)) {
        throw new InvalidRunDirectoryException(
            run.path() + " is not the directory of a run: it has no " + file.getFileName());
      }
    }
    try (EventLogReader reader = new EventLogReader(run.events())) {
      var _ = reader.next();
    } catch (NotAnEventLogException e) {
      throw new InvalidRunDirectoryException(String.valueOf(e.getMessage()));
    }
    var _ = experiment(run);
  }

  private static Experiment experiment(RunDirectory run) throws InvalidRunDirectoryException {
    try {
      return Experiments.read(Experiments.load(run.experiment()), List.of());
    } catch (ConfigException e) {
      throw new InvalidRunDirectoryException(String.valueOf(e.getMessage()));
    }
  }

  private static RunReport fold(RunDirectory run, RunListener listener) throws IOException {
    requireRun(run);
    Experiment experiment = experiment(run);
    RunFold fold = new RunFold(experiment.targets().stream().map(Target::name).toList(), listener);
    try (EventLogReader reader = new EventLogReader(run.events())) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        fold.accept(entry);
      }
    }
    fold.finish();
    return RunReport.of(experiment, fold);
  }
}
