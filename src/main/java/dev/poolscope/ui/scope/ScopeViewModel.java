package dev.poolscope.ui.scope;

import dev.poolscope.report.EventColumns;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.TimeNavigator;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// What the scope shows and what can be done with it: moving about in time, freezing, playing back,
/// stepping, selecting.
///
/// Threading: the JavaFX application thread; needs no toolkit.
final class ScopeViewModel {
  /// One step in time.
  static final long STEP_NANOS = 20_000_000;

  private static final double ZOOM = 0.7;
  private static final double PAN = 0.1;
  private static final double CURSOR = 0.01;

  private final RunView view;
  private final ScopeData data;
  private final Playback playback = new Playback();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
  private final IntegerProperty speed = new SimpleIntegerProperty(this, "speed", 1);
  private final Column eventTime;

  ScopeViewModel(RunView view) {
    this.view = view;
    this.data = new ScopeData(view.recording());
    this.eventTime = recording().events().column(EventColumns.AT);
    speed.subscribe(times -> playback.setSpeed(times.intValue()));
    view.nowNanosProperty()
        .addListener((_, before, now) -> follow(before.longValue(), now.longValue()));
  }

  RunView view() {
    return view;
  }

  ScopeData data() {
    return data;
  }

  Recording recording() {
    return view.recording();
  }

  long now() {
    return view.nowNanosProperty().get();
  }

  ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /// How many times as fast as it went a run is played back; one of [Playback#SPEEDS].
  IntegerProperty speedProperty() {
    return speed;
  }

  /// Goes on with what was recorded and with playback.
  ///
  /// @param pulseNanos the time on any steady clock
  /// @return whether there is more to draw than before
  boolean pulse(long pulseNanos) {
    boolean grew = data.refresh();
    if (playing.get()) {
      showUpTo(now() + playback.advance(pulseNanos));
      if (now() >= recording().endNanos()) {
        playing.set(false);
        view.followingProperty().set(recording().isComplete());
      }
    }
    return grew;
  }

  /// The stretch of time on the axis.
  TimeRange visible() {
    TimeRange visible = view.visibleProperty().get();
    return visible == null ? whole() : visible;
  }

  TimeRange whole() {
    Recording recording = recording();
    boolean complete = recording.isComplete();
    long window = recording.experiment().duration().toNanos();
    return TimeNavigator.whole(window, complete ? recording.endNanos() : now(), complete);
  }

  /// How many events were recorded that are not shown.
  long eventsBehind() {
    return recording().eventsAfter(now());
  }

  /// Zooms around an instant; below 1 closer.
  void zoom(double factor, long atNanos) {
    show(TimeNavigator.zoom(visible(), whole(), atNanos, factor));
  }

  void zoomIn() {
    zoom(ZOOM, focus());
  }

  void zoomOut() {
    zoom(1 / ZOOM, focus());
  }

  /// The whole run again.
  void showAll() {
    view.visibleProperty().set(null);
  }

  /// The selected range fills the axis.
  void zoomToRange() {
    TimeRange range = view.rangeProperty().get();
    if (range != null) {
      show(TimeNavigator.zoom(range, whole(), range.fromNanos(), 1));
    }
  }

  void panBy(long nanos) {
    show(TimeNavigator.pan(visible(), whole(), nanos));
  }

  /// Moves along by a tenth of what is visible, to the left below 0.
  void pan(int steps) {
    panBy(Math.round(visible().nanos() * PAN * steps));
  }

  /// Shows the beginning, or the end, of the run as close as now.
  void showEnd(boolean last) {
    panBy(last ? whole().toNanos() : -whole().toNanos());
  }

  /// Moves the crosshair along by a hundredth of what is visible.
  void moveCursor(int steps) {
    long by = Math.round(visible().nanos() * CURSOR * steps);
    TimeRange visible = visible();
    view.cursorNanosProperty()
        .set(Math.clamp(focus() + by, visible.fromNanos(), visible.toNanos()));
  }

  /// Moves the crosshair and lets the selected range go with it.
  void extendRange(int steps) {
    long from = focus();
    moveCursor(steps);
    long to = view.cursorNanosProperty().get();
    TimeRange range = view.rangeProperty().get();
    if (range != null && (range.fromNanos() == from || range.toNanos() == from)) {
      select(range.fromNanos() == from ? range.toNanos() : range.fromNanos(), to);
    } else {
      select(from, to);
    }
  }

  /// Selects the range between two instants; none if they are the same.
  void select(long one, long other) {
    long from = Math.max(0, Math.min(one, other));
    long to = Math.max(one, other);
    view.rangeProperty().set(to > from ? new TimeRange(from, to) : null);
  }

  /// Clears the selected range or, where there is none, the selection.
  void clear() {
    if (view.rangeProperty().get() != null) {
      view.rangeProperty().set(null);
    } else {
      view.selectedProperty().set(new Selected.Nothing());
    }
  }

  /// Freezes the view, or goes on with the run.
  void toggleFollowing() {
    playing.set(false);
    view.followingProperty().set(!view.followingProperty().get());
  }

  /// Plays the run back from where it is shown, from the start if that is the end.
  void togglePlaying() {
    boolean play = !playing.get();
    if (play) {
      playback.restart();
      if (now() >= recording().endNanos()) {
        showUpTo(0);
      }
      view.followingProperty().set(false);
    }
    playing.set(play);
  }

  void faster() {
    speed.set(playback.next());
  }

  /// Shows the run up to the next, or the last, event.
  void stepEvent(boolean forward) {
    int index = forward ? eventsUpTo(now()) : eventsUpTo(now() - 1) - 1;
    int size = recording().events().size();
    if (index < 0) {
      stepTo(0);
    } else if (index < size) {
      stepTo(eventTime.number(index));
    }
  }

  /// Shows the run up to some nanoseconds later, or earlier.
  void stepBy(long nanos) {
    stepTo(now() + nanos);
  }

  private void stepTo(long nanos) {
    playing.set(false);
    view.followingProperty().set(false);
    showUpTo(nanos);
  }

  private void showUpTo(long nanos) {
    view.followingProperty().set(false);
    view.showUpTo(Math.clamp(nanos, 0, recording().endNanos()));
  }

  private int eventsUpTo(long nanos) {
    return IntRows.countUpTo(recording().events().size(), nanos, eventTime::number);
  }

  /// The instant that keys act around: the crosshair, else the middle of the axis.
  private long focus() {
    long cursor = view.cursorNanosProperty().get();
    TimeRange visible = visible();
    return cursor == RunView.NO_CURSOR
        ? visible.fromNanos() + visible.nanos() / 2
        : Math.clamp(cursor, visible.fromNanos(), visible.toNanos());
  }

  private void show(TimeRange range) {
    view.visibleProperty().set(range.equals(whole()) ? null : range);
  }

  private void follow(long before, long now) {
    TimeRange visible = view.visibleProperty().get();
    if (visible != null) {
      TimeRange moved = TimeNavigator.withPresent(visible, whole(), before, now);
      if (!moved.equals(visible)) {
        view.visibleProperty().set(moved);
      }
    }
  }
}
