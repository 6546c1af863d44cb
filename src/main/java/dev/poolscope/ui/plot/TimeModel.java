package dev.poolscope.ui.plot;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.session.RunView;
import java.util.function.Supplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which stretch of time a plot shows and where its crosshair is, and moving both about.
///
/// Threading: the JavaFX application thread; needs no toolkit.
public final class TimeModel {
  /// One step closer, as a factor of what is visible.
  private static final double ZOOM = 0.7;

  /// One step of the view and of the crosshair, as parts of what is visible.
  private static final double PAN = 0.1;

  private static final double CURSOR = 0.01;

  private final ObjectProperty<@Nullable TimeRange> visible;
  private final LongProperty cursor;
  private final Supplier<TimeRange> whole;

  /// A model over properties that others may have a part in.
  ///
  /// @param visible the stretch that is shown; null for the whole
  /// @param cursor the instant under the crosshair in nanoseconds, or [RunView#NO_CURSOR]
  /// @param whole all there is to show now
  public TimeModel(
      ObjectProperty<@Nullable TimeRange> visible, LongProperty cursor, Supplier<TimeRange> whole) {
    this.visible = visible;
    this.cursor = cursor;
    this.whole = whole;
  }

  /// The stretch that is shown; null for the whole.
  public ObjectProperty<@Nullable TimeRange> visibleProperty() {
    return visible;
  }

  /// The instant under the crosshair in nanoseconds, or [RunView#NO_CURSOR].
  public LongProperty cursorProperty() {
    return cursor;
  }

  /// The stretch that is shown.
  public TimeRange shown() {
    TimeRange part = visible.get();
    return part == null ? whole.get() : part;
  }

  /// Whether there is a crosshair.
  public boolean hasCursor() {
    return cursor.get() != RunView.NO_CURSOR;
  }

  /// Takes the crosshair away.
  public void clearCursor() {
    cursor.set(RunView.NO_CURSOR);
  }

  /// Zooms around an instant; a factor below 1 is closer.
  public void zoom(double factor, long atNanos) {
    show(TimeNavigator.zoom(shown(), whole.get(), atNanos, factor));
  }

  /// Zooms one step around the crosshair.
  public void zoomIn() {
    zoom(ZOOM, focus());
  }

  /// Zooms out by as much.
  public void zoomOut() {
    zoom(1 / ZOOM, focus());
  }

  /// A range fills the axis.
  public void zoomTo(TimeRange range) {
    show(TimeNavigator.zoom(range, whole.get(), range.fromNanos(), 1));
  }

  /// The whole again.
  public void showAll() {
    visible.set(null);
  }

  /// Moves the view along, to the left below 0.
  public void panBy(long nanos) {
    show(TimeNavigator.pan(shown(), whole.get(), nanos));
  }

  /// Moves the view along by some steps, to the left below 0.
  public void pan(int steps) {
    panBy(Math.round(shown().nanos() * PAN * steps));
  }

  /// Shows the beginning as close as now.
  public void showStart() {
    panBy(-whole.get().toNanos());
  }

  /// Shows the end as close as now.
  public void showEnd() {
    panBy(whole.get().toNanos());
  }

  /// Moves the crosshair by some steps, to the left below 0; it stays within what is shown.
  public void moveCursor(int steps) {
    TimeRange range = shown();
    long to = focus() + Math.round(range.nanos() * CURSOR * steps);
    cursor.set(Math.clamp(to, range.fromNanos(), range.toNanos()));
  }

  /// The instant that keys act around: the crosshair where it is in sight, else the middle.
  public long focus() {
    TimeRange range = shown();
    long at = cursor.get();
    return at >= range.fromNanos() && at <= range.toNanos()
        ? at
        : range.fromNanos() + range.nanos() / 2;
  }

  /// Moves the view along, if it must, so that an instant is in it.
  public void bringIntoSight(long nanos) {
    TimeRange range = shown();
    if (nanos < range.fromNanos() || nanos > range.toNanos()) {
      panBy(nanos - range.fromNanos() - range.nanos() / 2);
    }
  }

  /// Takes the view along with the present if the present was in it.
  public void follow(long beforeNanos, long nowNanos) {
    TimeRange part = visible.get();
    if (part != null) {
      visible.set(TimeNavigator.withPresent(part, whole.get(), beforeNanos, nowNanos));
    }
  }

  private void show(TimeRange range) {
    visible.set(range.equals(whole.get()) ? null : range);
  }
}
