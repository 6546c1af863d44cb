package dev.poolscope.export;

import dev.poolscope.archive.InvalidRunDirectoryException;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.capture.CaptureVerification;
import dev.poolscope.capture.RunConnections;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.FileErrors;
import dev.poolscope.files.Json;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.CaptureCheck;
import dev.poolscope.report.CellText;
import dev.poolscope.report.InstanceRows;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.NotAnEventLogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// Makes all files of a run from its event log.
public final class RunExport {
  private RunExport() {}

  /// Writes every CSV file and `summary.json` of a recorded run to a directory, which is created if
  /// need be. Existing files of these names are replaced, each at once when it is complete.
  ///
  /// @throws InvalidRunDirectoryException if the directory is not one of a run, or its events
  ///   cannot be those of its experiment; nothing was written
  public static RunReport csv(RunDirectory run, Path to) throws IOException {
    return csv(run, to, RunListener.NONE);
  }

  /// The same, while a listener is told what the events are folded to; what it throws ends the
  /// export, and nothing that was not there before is left of it.
  ///
  /// @throws InvalidRunDirectoryException as [#csv]
  public static RunReport csv(RunDirectory run, Path to, RunListener progress) throws IOException {
    boolean isNew = !Files.exists(to);
    try {
      return csv(run, to, progress, true);
    } catch (InvalidRunDirectoryException | NotAnEventLogException | CancellationException e) {
      if (isNew) {
        Files.deleteIfExists(to);
      }
      throw e;
    }
  }

  /// As [#csv], of a run that has just ended, into its own directory. What its ledger found wrong
  /// while it ran is a bug, which the run tells of itself.
  public static RunReport csv(RunDirectory ended) throws IOException {
    return csv(ended, ended.path(), RunListener.NONE, false);
  }

  /// The report of a recorded run; nothing is written.
  ///
  /// @throws InvalidRunDirectoryException as [#csv]
  public static RunReport report(RunDirectory run) throws IOException {
    return report(run, RunListener.NONE);
  }

  /// The same, while a listener is told what the events are folded to.
  ///
  /// @throws InvalidRunDirectoryException as [#csv]
  public static RunReport report(RunDirectory run, RunListener listener) throws IOException {
    return fold(run, listener, true);
  }

  /// Compares a recorded run with the packet capture in its directory; nothing is written.
  ///
  /// @throws InvalidRunDirectoryException as [#csv]
  /// @throws IOException also if there is no capture
  public static CaptureCheck verify(RunDirectory run) throws IOException {
    return Objects.requireNonNull(compared(run, RunListener.NONE, true).capture());
  }

  /// The report of a run, compared with the packet capture in its directory.
  private static RunReport compared(RunDirectory run, RunListener listener, boolean recorded)
      throws IOException {
    RunConnections connections = new RunConnections();
    RunReport report = fold(run, RunListener.both(listener, connections), recorded);
    return report.withCapture(CaptureVerification.check(run, report, connections));
  }

  private static RunReport csv(RunDirectory run, Path to, RunListener progress, boolean recorded)
      throws IOException {
    run.requireRun();
    try {
      Files.createDirectories(to);
      RunReport report;
      try (CsvRun files = new CsvRun(to)) {
        RunListener listener = RunListener.both(files, progress);
        report =
            Files.isRegularFile(run.capture())
                ? compared(run, listener, recorded)
                : fold(run, listener, recorded);
        files.complete();
      }
      writeSummary(report, to.resolve("summary.csv"));
      if (!report.instances().isEmpty()) {
        writeInstances(report, to.resolve("instances.csv"));
      }
      AtomicFiles.write(to.resolve("summary.json"), Json.text(report.summary()));
      return report;
    } catch (InvalidRunDirectoryException | NotAnEventLogException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw notMade(run, to, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw notMade(run, to, e);
    }
  }

  private static IOException notMade(RunDirectory run, Path to, IOException why) {
    return new IOException(
        ("cannot make the files of the run in %s: %s; make room there, or have them made in"
                + " another place: poolscope export %s --format csv --out DIR")
            .formatted(to, FileErrors.describe(why), run.path()),
        why);
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

  /// A row for each host of each of the run's clients, then one for all hosts of it.
  private static void writeInstances(RunReport report, Path file) throws IOException {
    List<String> names = new ArrayList<>(SummaryColumns.names());
    names.addFirst("instance");
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < report.instances().size(); i++) {
      InstanceRows instance = report.instances().get(i);
      for (SummaryRow row : instance.hosts().values()) {
        rows.add(cells(i + 1, row));
      }
      rows.add(cells(i + 1, instance.totals()));
    }
    new CsvRows(names, rows.size(), (row, column) -> CellText.of(rows.get(row).get(column)))
        .write(file);
  }

  private static List<Object> cells(int instance, SummaryRow row) {
    List<Object> cells = new ArrayList<>(row.values().values());
    cells.addFirst(instance);
    return cells;
  }

  private static RunReport fold(RunDirectory run, RunListener listener, boolean recorded)
      throws IOException {
    run.requireRun();
    Experiment experiment = run.readExperiment();
    LogCondition condition;
    RunFold fold = RunFold.of(experiment, listener);
    try (EventLogReader reader = new EventLogReader(run.events())) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        fold.accept(entry);
      }
      condition = new LogCondition(reader.notices(), reader.isDamaged());
    }
    String contradiction = fold.contradiction();
    // What another version left out of an event may be what the others need to agree.
    if (recorded && contradiction != null && condition.notices().isEmpty()) {
      throw new InvalidRunDirectoryException(run.events() + " " + contradiction);
    }
    fold.finish();
    return RunReport.of(experiment, fold, condition);
  }
}
