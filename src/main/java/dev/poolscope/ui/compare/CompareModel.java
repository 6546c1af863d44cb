package dev.poolscope.ui.compare;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.plot.TimeModel;
import dev.poolscope.ui.plot.TimeNavigator;
import dev.poolscope.ui.session.RunView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is looked at of the compared runs: the stretch of time and the instant under the crosshair,
/// the same for all of them, counted from the start of each.
///
/// Threading: the JavaFX application thread, but for [#compare].
final class CompareModel {
  private final List<ReadSoFar> read;
  private final List<String> hosts;
  private List<OpenedRun> runs;
  private final TimeModel time =
      new TimeModel(
          new SimpleObjectProperty<>(), new SimpleLongProperty(RunView.NO_CURSOR), this::whole);

  CompareModel(List<OpenedRun> runs) {
    this.runs = List.copyOf(runs);
    this.read = runs.stream().map(run -> new ReadSoFar(run.recording())).toList();
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.recording().hosts()));
    hosts = List.copyOf(names);
  }

  /// The runs; the first is the baseline, which the others are compared with.
  List<OpenedRun> runs() {
    return runs;
  }

  /// Puts a run in the first place; the others follow as they were.
  ///
  /// @param run its place, from 0
  void makeBaseline(int run) {
    List<OpenedRun> others = new ArrayList<>(runs);
    OpenedRun first = others.remove(run);
    others.addFirst(first);
    runs = List.copyOf(others);
  }

  /// The hosts of all runs, in the order of the first that has them.
  List<String> hosts() {
    return hosts;
  }

  /// The stretch that is shown and the crosshair, counted from the start of each run.
  TimeModel time() {
    return time;
  }

  /// Takes over how far the runs have been read.
  ///
  /// @return whether there is more than at the last call
  boolean refresh() {
    return read.stream().filter(ReadSoFar::look).count() > 0;
  }

  /// From the start to the end of the longest run.
  private TimeRange whole() {
    long end = runs.stream().mapToLong(run -> run.recording().endNanos()).max().orElse(0);
    return new TimeRange(0, Math.max(end, TimeNavigator.LEAST_NANOS));
  }

  /// A run's state of a host at an instant, or at its end where there is no cursor; null where the
  /// run does not have the host.
  @Nullable HostState state(int run, String host) {
    Recording recording = runs.get(run).recording();
    if (!recording.hosts().contains(host)) {
      return null;
    }
    long end = recording.endNanos();
    long at = time.hasCursor() ? Math.min(time.cursorProperty().get(), end) : end;
    return recording.series(host).at(at);
  }

  /// Lays the runs beside each other as far as they were read. Takes some milliseconds: not for the
  /// application thread.
  static Comparison compare(List<OpenedRun> runs) {
    return Comparison.of(
        runs.stream().map(run -> ComparedRun.of(run.directory(), run.recording())).toList());
  }
}
