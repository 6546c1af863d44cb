package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The run directories that the window knows of.
final class KnownRuns {
  private static final int MOST = 40;

  private KnownRuns() {}

  /// Those in the directory that runs are written to and those opened before, the last first. Reads
  /// directories: not for the application thread.
  ///
  /// @param runs where runs are written to; need not be there
  /// @param recent files and run directories opened before
  static Callable<List<Path>> all(Path runs, List<String> recent) {
    return () -> of(runs, recent);
  }

  /// The directory of one run; none where there is no run.
  static List<Path> only(@Nullable RunDirectory run) {
    return run == null ? List.of() : List.of(run.path().toAbsolutePath().normalize());
  }

  private static List<Path> of(Path runs, List<String> recent) throws IOException {
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(runs)) {
      try (Stream<Path> found = Files.list(runs)) {
        found.map(Path::toAbsolutePath).forEach(candidates::add);
      }
    }
    recent.stream().map(Path::of).map(Path::toAbsolutePath).forEach(candidates::add);
    Map<Path, FileTime> written = new LinkedHashMap<>();
    for (Path candidate : candidates) {
      Path log = new RunDirectory(candidate.normalize()).events();
      if (Files.isRegularFile(log)) {
        written.put(candidate.normalize(), Files.getLastModifiedTime(log));
      }
    }
    return written.entrySet().stream()
        .sorted(Map.Entry.<Path, FileTime>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .limit(MOST)
        .toList();
  }
}
