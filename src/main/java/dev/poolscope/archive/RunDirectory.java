package dev.poolscope.archive;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.NotAnEventLogException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The files of one run.
///
/// @param path the directory
public record RunDirectory(Path path) {
  /// The name of the file for warnings and errors of the program.
  public static final String LOG = "poolscope.log";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int MOST_RUNS_A_SECOND = 1000;

  /// Creates a new directory `NAME-YYYYMMDD-HHMMSS` under a parent, which is created if need be.
  public static RunDirectory create(Path parent, String name, Instant start) throws IOException {
    Files.createDirectories(parent);
    String stamp = STAMP.format(start.atZone(ZoneId.systemDefault()));
    for (int i = 1; i <= MOST_RUNS_A_SECOND; i++) {
      Path path = parent.resolve(name + "-" + stamp + (i == 1 ? "" : "-" + i));
      try {
        return new RunDirectory(Files.createDirectory(path));
      } catch (FileAlreadyExistsException _) {
        // Another run of the same second has the name; try the next.
      }
    }
    throw new IOException("too many runs of " + name + " at " + stamp + " in " + parent);
  }

  /// The experiment as run, ports resolved.
  public Path experiment() {
    return path.resolve("experiment.yaml");
  }

  /// Versions, machine, start, rates.
  public Path info() {
    return path.resolve("run.json");
  }

  /// The event log, from which everything else can be derived.
  public Path events() {
    return path.resolve("events.log");
  }

  /// What libraries warned of and errors of the program; not there if there was nothing.
  public Path log() {
    return path.resolve(LOG);
  }

  /// The packets of its connections; not there unless they were captured.
  public Path capture() {
    return path.resolve("capture.pcapng");
  }

  /// Verdict, numbers and findings.
  public Path summary() {
    return path.resolve("summary.json");
  }

  /// Makes sure that the directory is one of a run whose event log can be read.
  ///
  /// @throws InvalidRunDirectoryException saying why it is not
  public void requireRun() throws IOException {
    if (!Files.isDirectory(path)) {
      throw new InvalidRunDirectoryException(
          path + " is not a directory; give the directory of a run");
    }
    for (Path file : List.of(experiment(), events())) {
      if (!Files.isRegularFile(file)) {
        throw new InvalidRunDirectoryException(
            path + " is not the directory of a run: it has no " + file.getFileName());
      }
    }
    try (EventLogReader reader = new EventLogReader(events())) {
      var _ = reader.next();
    } catch (NotAnEventLogException e) {
      throw new InvalidRunDirectoryException(String.valueOf(e.getMessage()));
    }
    var _ = readExperiment();
  }

  /// The experiment as run, from its file.
  ///
  /// @throws InvalidRunDirectoryException if that cannot be read
  public Experiment readExperiment() throws InvalidRunDirectoryException {
    try {
      return Experiments.read(Experiments.load(experiment()), List.of());
    } catch (ConfigException e) {
      throw new InvalidRunDirectoryException(String.valueOf(e.getMessage()));
    }
  }
}
