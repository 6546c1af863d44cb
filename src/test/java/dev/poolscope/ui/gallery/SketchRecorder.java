package dev.poolscope.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.run.Run;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.plot.StateCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs built-in experiments for real and writes down how they looked, as [SketchFile] reads it.
final class SketchRecorder {
  private static final int FINE_COLUMNS = 10_000;

  private final Path runs;

  /// @param runs a directory for the runs
  SketchRecorder(Path runs) {
    this.runs = runs;
  }

  /// Writes the file anew.
  ///
  /// @param only the one experiment to run, the others staying as they are; all where empty
  void write(Path file, String command, String only) throws Exception {
    String before = Files.exists(file) ? Files.readString(file) : "";
    StringBuilder text = new StringBuilder("# How the built-in experiments looked in a run, for");
    text.append(" the cards of the gallery.\n# Made by ").append(command).append('\n');
    for (Headline experiment : Experiments.headlines()) {
      String name = experiment.name();
      RecordedSketch known = SketchFile.find(name, before);
      boolean isAskedFor = only.isEmpty() || only.equals(name);
      boolean isNew = known.equals(RecordedSketch.NONE);
      text.append(section(name, isAskedFor || isNew ? record(name) : known));
    }
    Files.writeString(file, text);
  }

  private RecordedSketch record(String name) throws Exception {
    Experiment experiment = Experiments.read(Experiments.find(name), List.of());
    try (Run run = new Run(experiment, runs)) {
      assertThat(run.execute().violations()).isEmpty();
      try (Recording recording = Recordings.readAll(run.directory().path())) {
        return sketch(recording);
      }
    }
  }

  private static RecordedSketch sketch(Recording recording) {
    TimeRange shown = shown(recording);
    return new RecordedSketch(
        recording.changes().stream()
            .map(change -> Math.rint(1000.0 * change.nanos() / shown.nanos()) / 1000)
            .distinct()
            .toList(),
        hosts(recording)
            .map(
                host ->
                    new RecordedSketch.Host(
                        host, columns(recording.series(host), shown, RecordedSketch.COLUMNS)))
            .toList());
  }

  private static Stream<String> hosts(Recording recording) {
    return recording.hosts().stream().limit(RecordedSketch.MOST_HOSTS);
  }

  /// The window, but for what is left of it a while after the last change: some experiments are
  /// done in the first hundredth.
  private static TimeRange shown(Recording recording) {
    long window = recording.experiment().duration().toNanos();
    long last = recording.changes().stream().mapToLong(ChangeMark::nanos).max().orElse(0);
    for (String host : hosts(recording).toList()) {
      List<StateCounts> fine =
          columns(recording.series(host), new TimeRange(0, window), FINE_COLUMNS);
      for (int i = 1; i < fine.size(); i++) {
        if (!fine.get(i).equals(fine.get(i - 1))) {
          last = Math.max(last, window / FINE_COLUMNS * (i + 1));
        }
      }
    }
    return new TimeRange(0, Math.min(window, last + last / 4));
  }

  private static List<StateCounts> columns(HostSeries series, TimeRange range, int count) {
    List<StateCounts> columns = new ArrayList<>();
    series.slots(range, count, (_, last, most, _) -> columns.add(StateCounts.of(last, most)));
    return columns;
  }

  /// A sketch as the file has it; nothing where there is none.
  static String section(String name, RecordedSketch sketch) {
    if (sketch.hosts().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(name);
    sketch.changes().forEach(part -> text.append(' ').append(part));
    for (RecordedSketch.Host host : sketch.hosts()) {
      text.append("\n ").append(host.name());
      List<StateCounts> columns = host.columns();
      for (int i = 0; i < columns.size(); ) {
        int from = i;
        while (i < columns.size() && columns.get(i).equals(columns.get(from))) {
          i++;
        }
        StateCounts counts = columns.get(from);
        text.append(
            String.format(
                Locale.ROOT, " %d/%d/%d", counts.dialing(), counts.active(), counts.idle()));
        text.append(i - from == 1 ? "" : "*" + (i - from));
      }
    }
    return text.append('\n').toString();
  }
}
