package dev.poolscope.ui.start;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.compare.SettingRow;
import dev.poolscope.compare.SettingSteps;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that was made or opened before, as a list shows it.
///
/// @param path the file, or the run's directory
/// @param title of the experiment; the file's name where it cannot be read
/// @param started when the run was made; null where it is no run
/// @param outcome what came of it, in a few words
/// @param changes the settings that differ from the run of the same experiment before it; empty if
///   there are none
record RunEntry(
    Path path, String title, @Nullable Instant started, String outcome, String changes) {
  /// What a path is. Reads files: not for the application thread.
  private record Read(Path path, @Nullable Experiment experiment, @Nullable RunHead head) {
    static Read of(Path path) {
      try {
        if (!Files.isDirectory(path)) {
          return new Read(path, Experiments.read(Experiments.load(path), List.of()), null);
        }
        RunDirectory directory = new RunDirectory(path);
        return new Read(path, directory.readExperiment(), RunHead.of(directory));
      } catch (IOException | ConfigException _) {
        // What is wrong with it is told when it is opened.
        return new Read(path, null, null);
      }
    }

    String name() {
      return experiment == null ? "" : experiment.name();
    }
  }

  /// The entries of some paths. Reads files: not for the application thread.
  ///
  /// @param paths files and run directories, the last first
  static List<RunEntry> of(List<Path> paths) {
    List<Read> read = paths.stream().map(Read::of).toList();
    List<RunEntry> entries = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Read one = read.get(i);
      Read before =
          read.subList(i + 1, read.size()).stream()
              .filter(other -> other.head() != null && other.name().equals(one.name()))
              .findFirst()
              .orElse(null);
      entries.add(of(one, before));
    }
    return entries;
  }

  private static RunEntry of(Read one, @Nullable Read before) {
    Experiment experiment = one.experiment();
    if (experiment == null) {
      String gone = Files.exists(one.path()) ? "cannot be read" : "is not there any more";
      return new RunEntry(one.path(), fileName(one.path()), null, gone, "");
    }
    RunHead head = one.head();
    if (head == null) {
      return new RunEntry(one.path(), experiment.title(), null, fileName(one.path()), "");
    }
    return new RunEntry(
        one.path(),
        experiment.title(),
        head.started(),
        head.outcome(),
        before == null
            ? ""
            : SettingSteps.of(
                SettingRow.between(Objects.requireNonNull(before.experiment()), experiment)));
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
