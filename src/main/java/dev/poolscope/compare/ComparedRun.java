package dev.poolscope.compare;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One of the runs that are compared.
///
/// @param directory where its files are
/// @param experiment the experiment as run
/// @param changes the settings changed while it was going, planned ones included
/// @param hosts the columns of `summary.csv` by host label, `all` included
/// @param verdict of its expectations: `held`, `not-held` or `none`
/// @param note why it was not read to its end, as a sentence; null if it was
public record ComparedRun(
    Path directory,
    Experiment experiment,
    List<ChangeMark> changes,
    Map<String, SummaryRow> hosts,
    String verdict,
    @Nullable String note) {
  /// How many runs are compared at least.
  public static final int FEWEST = 2;

  /// Reads a run to its end.
  ///
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not that of a
  ///   run
  public static ComparedRun read(Path directory) throws IOException {
    try (Recording recording = Recordings.readAll(directory)) {
      return of(directory, recording);
    }
  }

  /// A run as far as it was read.
  public static ComparedRun of(Path directory, Recording recording) {
    RunReport report = recording.report();
    Map<String, SummaryRow> hosts = new LinkedHashMap<>(report.hosts());
    hosts.put(Experiment.ALL_HOSTS, report.totals());
    return new ComparedRun(
        directory,
        recording.experiment(),
        List.copyOf(recording.changes()),
        hosts,
        report.verdict(),
        note(recording));
  }

  private static @Nullable String note(Recording recording) {
    return recording.problem();
  }

  /// Makes sure that directories can be compared, without reading them.
  ///
  /// @return what is wrong, as a sentence; null if nothing is
  public static @Nullable String problem(List<Path> directories) {
    Set<Path> seen = new HashSet<>();
    for (Path directory : directories) {
      if (!seen.add(directory.toAbsolutePath().normalize())) {
        return "DIR: " + directory + " is given twice; give the directories of different runs";
      }
    }
    return directories.size() < FEWEST
        ? "DIR: two or more run directories can be compared, not "
            + directories.size()
            + "; give another one"
        : null;
  }

  /// The name of its directory.
  public String name() {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? directory.toString() : name.toString();
  }

  /// The changes that the experiment does not plan: those made by hand, in order.
  List<ChangeMark> changesByHand() {
    List<Map.Entry<String, String>> planned = new ArrayList<>();
    experiment.changes().forEach(change -> planned.addAll(change.set().entrySet()));
    return changes.stream()
        .filter(mark -> !planned.remove(Map.entry(mark.path(), mark.value())))
        .toList();
  }
}
