package dev.poolscope.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.archive.ProgramVersion;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Target;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.Json;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.BadCellException;
import dev.poolscope.report.EventCells;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.trace.EventLogWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/// Makes a run of an `events.csv` in our format, whoever has written it: every row is checked, and
/// so is whether the events can be those of a run at all. An `experiment.yaml` beside the file says
/// what was run; without one it is made of what the events tell: their hosts.
///
/// Threading: confined to one call.
public final class TraceImport {
  private static final List<String> NEEDED =
      List.of(
          EventColumns.AT.name(),
          EventColumns.EVENT.name(),
          EventColumns.HOST.name(),
          EventColumns.CONNECTION.name(),
          EventColumns.REQUEST.name(),
          EventColumns.LOCAL_PORT.name(),
          EventColumns.REASON.name(),
          EventColumns.DETAIL.name());

  private final Path file;
  private long lastNanos;
  private long row;
  private boolean windowEnded;
  private boolean runEnded;

  private TraceImport(Path file) {
    this.file = file;
  }

  /// Imports a file.
  ///
  /// @param parent where the run's directory is created
  /// @param now names the directory
  /// @throws InvalidTraceException if it is no trace; nothing was written
  public static RunDirectory of(Path file, Path parent, Instant now) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidTraceException(file + " is not there; give an events.csv");
    }
    return new TraceImport(file).run(parent, now);
  }

  private RunDirectory run(Path parent, Instant now) throws IOException {
    Experiment experiment = experiment();
    RunFold fold = RunFold.of(experiment, RunListener.NONE);
    RunDirectory run = RunDirectory.create(parent, experiment.name(), now);
    try {
      try (EventLogWriter writer = new EventLogWriter(run.events())) {
        long sequence = 0;
        try (CsvReader<NamedCsvRecord> reader = reader()) {
          for (NamedCsvRecord each : reader) {
            TraceEntry entry = entry(each, sequence++);
            fold.accept(entry);
            refuseContradiction(fold);
            writer.accept(entry);
          }
        }
        end(writer, sequence);
      }
      Files.writeString(run.experiment(), Experiments.toYaml(experiment));
      AtomicFiles.write(run.info(), Json.text(info(experiment)));
      return run;
    } catch (CsvParseException | NoSuchElementException | UncheckedIOException e) {
      delete(run);
      throw new InvalidTraceException(
          file + ", row " + (row + 1) + " cannot be read as CSV: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      delete(run);
      throw e;
    }
  }

  private CsvReader<NamedCsvRecord> reader() throws IOException {
    return CsvReader.builder().ofNamedCsvRecord(file);
  }

  private TraceEntry entry(NamedCsvRecord each, long sequence) throws InvalidTraceException {
    row = each.getStartingLineNumber();
    if (sequence == 0) {
      for (String column : NEEDED) {
        if (!each.getHeader().contains(column)) {
          throw new InvalidTraceException(
              file + ": has no column " + column + "; needed are " + String.join(", ", NEEDED));
        }
      }
    }
    try {
      long at = nanos(each.getField(EventColumns.AT.name()));
      PoolEvent event = EventCells.event(column -> each.findField(column).orElse(""));
      windowEnded |= event instanceof PoolEvent.WindowEnded;
      if (runEnded) {
        throw new BadCellException(EventColumns.EVENT.name(), "follows the end of the run");
      }
      runEnded = event instanceof PoolEvent.RunEnded;
      return new TraceEntry(sequence, at, event);
    } catch (BadCellException e) {
      throw new InvalidTraceException(
          file + ", row " + row + ", column " + e.column() + ": " + e.getMessage());
    }
  }

  private long nanos(String text) throws BadCellException {
    long at;
    try {
      at = Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new BadCellException(
          EventColumns.AT.name(), "\"" + text + "\" is no whole number of nanoseconds");
    }
    if (at < lastNanos) {
      throw new BadCellException(
          EventColumns.AT.name(),
          at
              + " is before the row above, which is at "
              + lastNanos
              + "; put rows in order of time");
    }
    lastNanos = at;
    return at;
  }

  private void refuseContradiction(RunFold fold) throws InvalidTraceException {
    List<String> violations = fold.ledger().violations();
    if (!violations.isEmpty()) {
      throw new InvalidTraceException(
          file
              + ", row "
              + row
              + ", column event: cannot follow what stands above it: "
              + violations.getFirst().replaceFirst("^event \\d+ ", ""));
    }
  }

  /// A trace of somebody else may just stop.
  private void end(EventLogWriter writer, long sequence) {
    long next = sequence;
    if (!windowEnded) {
      writer.accept(new TraceEntry(next++, lastNanos, new PoolEvent.WindowEnded(false)));
    }
    if (!runEnded) {
      writer.accept(new TraceEntry(next, lastNanos, new PoolEvent.RunEnded(0)));
    }
  }

  private Experiment experiment() throws IOException {
    Path beside = file.resolveSibling("experiment.yaml");
    return Files.isRegularFile(beside)
        ? Experiments.read(Experiments.load(beside), List.of())
        : TraceExperiment.of(hosts(), lengthNanos());
  }

  /// The hosts of the events, with the address of the first connection to each.
  private Map<String, String> hosts() throws IOException {
    Map<String, String> hosts = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader = reader()) {
      for (NamedCsvRecord each : reader) {
        String host = each.findField(EventColumns.HOST.name()).orElse("");
        String detail = each.findField(EventColumns.DETAIL.name()).orElse("");
        if (!host.isEmpty() && !host.equals(PoolEvent.NO_HOST)) {
          String remote = detail.startsWith("remote=") ? detail.substring("remote=".length()) : "";
          hosts.merge(host, remote, (known, more) -> known.isEmpty() ? more : known);
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new InvalidTraceException(file + " cannot be read as CSV: " + e.getMessage());
    }
    if (hosts.isEmpty()) {
      throw new InvalidTraceException(
          file + ": names no host in its column host; needed are " + String.join(", ", NEEDED));
    }
    return hosts;
  }

  private long lengthNanos() throws IOException {
    long length = 0;
    try (CsvReader<NamedCsvRecord> reader = reader()) {
      for (NamedCsvRecord each : reader) {
        String at = each.findField(EventColumns.AT.name()).orElse("");
        if (at.matches("[0-9]{1,18}")) {
          length = Math.max(length, Long.parseLong(at));
        }
      }
    }
    return length;
  }

  private Map<String, Object> info(Experiment experiment) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("schema", RunInfo.SCHEMA);
    info.put("experiment", experiment.name());
    info.put("state", "imported");
    info.put("version", ProgramVersion.text());
    info.put("imported", String.valueOf(file));
    info.put("hosts", new TreeSet<>(experiment.targets().stream().map(Target::name).toList()));
    return info;
  }

  private static void delete(RunDirectory run) throws IOException {
    for (Path each : List.of(run.experiment(), run.events(), run.info(), run.path())) {
      Files.deleteIfExists(each);
    }
  }
}
