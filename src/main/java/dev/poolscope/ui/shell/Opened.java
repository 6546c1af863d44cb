package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunArchive;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.files.FileErrors;
import dev.poolscope.lesson.Lesson;
import dev.poolscope.lesson.Lessons;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.setup.Origin;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a path turned out to be when it was opened.
sealed interface Opened {
  /// How many problems of a file are told at once.
  int MOST_PROBLEMS = 6;

  /// Lets go of it when nobody is going to look at it.
  default void close() {}

  /// An experiment, to be run.
  record File(Origin origin) implements Opened {}

  /// A lesson, to be begun.
  record Taught(Lesson lesson) implements Opened {}

  /// A recorded run, to be looked at.
  ///
  /// @param origin the experiment as it was run
  record Recorded(Recording recording, RunDirectory directory, Origin origin) implements Opened {
    @Override
    public void close() {
      recording.close();
    }
  }

  /// Neither.
  ///
  /// @param message why, and what to do
  record Wrong(String message) implements Opened {}

  /// The same path, or where the log of a run is meant, the run's directory.
  static Path meant(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return path.endsWith("events.log") && parent != null ? parent : path.toAbsolutePath();
  }

  /// Opens an experiment file, a lesson file, a run's directory or a run in one file. Reads files:
  /// not for the application thread.
  ///
  /// @param runs where a run that comes as one file is unpacked
  static Opened of(Path path, Path runs) {
    try {
      if (isArchive(path) && Files.isRegularFile(path)) {
        return recorded(RunArchive.unpack(path, runs));
      }
      if (Files.isDirectory(path)) {
        return recorded(new RunDirectory(path));
      }
      if (!Files.exists(path)) {
        return new Wrong(path + " does not exist any more. Open another file.");
      }
      return experiment(path);
    } catch (ConfigException e) {
      return new Wrong(
          listed(e.problems())
              + ". Correct the file, or open an experiment file (YAML) or the directory of a run.");
    } catch (IOException e) {
      return new Wrong(
          FileErrors.describe(e)
              + ". Open an experiment file (YAML) or the directory of a run, which holds an"
              + " events.log.");
    }
  }

  private static boolean isArchive(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private static Opened recorded(RunDirectory directory) throws IOException {
    Recording recording = Recordings.open(directory.path());
    Path experiment = directory.experiment();
    Origin origin = new Origin(Experiments.load(experiment), experiment.toString());
    return new Recorded(recording, directory, origin);
  }

  private static Opened experiment(Path path) {
    Source source = Experiments.load(path);
    if (Lessons.isLesson(source)) {
      return new Taught(Lessons.read(source));
    }
    Experiment experiment = Experiments.read(source, List.of());
    new ExperimentChecks(source, List.of()).checkMetrics(experiment);
    return new File(new Origin(source, path.toString()));
  }

  /// One below the other, as many as a glance takes in.
  private static String listed(List<?> problems) {
    int more = problems.size() - MOST_PROBLEMS;
    return problems.stream()
            .limit(MOST_PROBLEMS)
            .map(Object::toString)
            .collect(Collectors.joining("\n"))
        + (more > 0 ? "\n(and " + more + " more)" : "");
  }
}
