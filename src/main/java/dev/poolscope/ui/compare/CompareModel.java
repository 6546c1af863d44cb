package dev.poolscope.ui.compare;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.TimeNavigator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is looked at of the compared runs: the stretch of time and the instant under the crosshair,
/// the same for all of them, counted from the start of each.
///
/// Threading: the JavaFX application thread, but for [#compare].
final class CompareModel {
  /// What the cursor is while it is nowhere.
  static final long NO_CURSOR = -1;

  private static final double ZOOM = 0.5;
  private static final int PAN_PARTS = 5;
  private static final int CURSOR_STEPS = 100;

  private final List<OpenedRun> runs;
  private final List<ReadSoFar> read;
  private final List<String> hosts;
  private final ObjectProperty<@Nullable TimeRange> visible = new SimpleObjectProperty<>();
  private final LongProperty cursor = new SimpleLongProperty(NO_CURSOR);

  CompareModel(List<OpenedRun> runs) {
    this.runs = List.copyOf(runs);
    this.read = runs.stream().map(run -> new ReadSoFar(run.recording())).toList();
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.recording().hosts()));
    hosts = List.copyOf(names);
  }

  List<OpenedRun> runs() {
    return runs;
  }

  /// The hosts of all runs, in the order of the first that has them.
  List<String> hosts() {
    return hosts;
  }

  /// The stretch that is shown; null for all of the longest run.
  ObjectProperty<@Nullable TimeRange> visibleProperty() {
    return visible;
  }

  /// The instant under the crosshair, in nanoseconds since the start of each run.
  LongProperty cursorProperty() {
    return cursor;
  }

  /// Takes over how far the runs have been read.
  ///
  /// @return whether there is more than at the last call
  boolean refresh() {
    return read.stream().filter(ReadSoFar::look).count() > 0;
  }

  /// From the start to the end of the longest run.
  TimeRange whole() {
    long end = runs.stream().mapToLong(run -> run.recording().endNanos()).max().orElse(0);
    return new TimeRange(0, Math.max(end, TimeNavigator.LEAST_NANOS));
  }

  /// The stretch that is shown.
  TimeRange shown() {
    TimeRange part = visible.get();
    return part == null ? whole() : part;
  }

  /// A run's state of a host at an instant, or at its end where there is no cursor; null where the
  /// run does not have the host.
  @Nullable HostState state(int run, String host) {
    Recording recording = runs.get(run).recording();
    if (!recording.hosts().contains(host)) {
      return null;
    }
    long end = recording.endNanos();
    return recording.series(host).at(cursor.get() == NO_CURSOR ? end : Math.min(cursor.get(), end));
  }

  /// Lays the runs beside each other as far as they were read. Takes some milliseconds: not for the
  /// application thread.
  Comparison compare() {
    return Comparison.of(
        runs.stream().map(run -> ComparedRun.of(run.directory(), run.recording())).toList());
  }

  /// Zooms around an instant.
  ///
  /// @param factor below 1 closer, above 1 further away
  void zoom(double factor, long atNanos) {
    show(TimeNavigator.zoom(shown(), whole(), atNanos, factor));
  }

  void zoomIn() {
    zoom(ZOOM, focus());
  }

  void zoomOut() {
    zoom(1 / ZOOM, focus());
  }

  /// The cursor where it is in sight, else the middle.
  private long focus() {
    TimeRange range = shown();
    return range.contains(cursor.get()) ? cursor.get() : range.fromNanos() + range.nanos() / 2;
  }

  void panBy(long nanos) {
    show(TimeNavigator.pan(shown(), whole(), nanos));
  }

  /// Moves along by a part of what is visible.
  void pan(int direction) {
    panBy(direction * shown().nanos() / PAN_PARTS);
  }

  /// Moves to the start or to the end.
  void showEnd(boolean last) {
    panBy(last ? whole().nanos() : -whole().nanos());
  }

  void showAll() {
    visible.set(null);
  }

  /// Moves the crosshair by a small part of what is visible, from the middle if it is nowhere.
  void moveCursor(int direction) {
    TimeRange range = shown();
    long at = range.contains(cursor.get()) ? cursor.get() : focus();
    long to = at + direction * Math.max(1, range.nanos() / CURSOR_STEPS);
    cursor.set(Math.clamp(to, range.fromNanos(), range.toNanos()));
  }

  void clearCursor() {
    cursor.set(NO_CURSOR);
  }

  private void show(TimeRange range) {
    visible.set(range.equals(whole()) ? null : range);
  }
}
