package dev.poolscope.ui.scope;

import dev.poolscope.report.EventColumns;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.InOrder;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.plot.TimeModel;
import dev.poolscope.ui.plot.TimeNavigator;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// What the scope shows and what can be done with it: moving about in time, freezing, playing back,
/// stepping, selecting.
///
/// Threading: the JavaFX application thread; needs no toolkit.
final class ScopeViewModel {
  /// One step in time.
  static final long STEP_NANOS = 20_000_000;

  private final RunView view;
  private final ScopeData data;
  private final TimeModel time;
  private final Playback playback = new Playback();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
  private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", Playback.NORMAL);
  private final BooleanProperty ownScales = new SimpleBooleanProperty(this, "ownScales");
  private final BooleanProperty apart = new SimpleBooleanProperty(this, "apart");
  private final Steps steps;
  private final Column eventTime;

  /// Where playback ends.
  private long untilNanos = Long.MAX_VALUE;

  ScopeViewModel(RunView view, BooleanProperty ownScales) {
    this.view = view;
    // The window's property outlives the view, and must not hold it.
    this.ownScales.bindBidirectional(ownScales);
    this.data = new ScopeData(view.recording());
    this.time = new TimeModel(view.visibleProperty(), view.cursorNanosProperty(), this::whole);
    this.steps = new Steps(view, data);
    this.eventTime = recording().events().column(EventColumns.AT);
    speed.subscribe(times -> playback.setSpeed(times.doubleValue()));
    view.nowNanosProperty()
        .addListener((_, before, now) -> time.follow(before.longValue(), now.longValue()));
  }

  RunView view() {
    return view;
  }

  ScopeData data() {
    return data;
  }

  /// The stretch of time on the axis, and the crosshair.
  TimeModel time() {
    return time;
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
  DoubleProperty speedProperty() {
    return speed;
  }

  /// Whether each host's band has a scale of its own, not one for all.
  BooleanProperty ownScalesProperty() {
    return ownScales;
  }

  /// Whether each of the run's clients has a band of its own for a host; where it has one client
  /// that makes no difference.
  BooleanProperty apartProperty() {
    return apart;
  }

  void toggleApart() {
    apart.set(!apart.get());
  }

  /// Why there are no clients to tell apart; empty if there are.
  String apartObstacle() {
    return data.hasInstances() ? "" : "this run has one client";
  }

  void toggleOwnScales() {
    ownScales.set(!ownScales.get());
  }

  /// Goes on with what was recorded and with playback.
  ///
  /// @param pulseNanos the time on any steady clock
  /// @return whether there is more to draw than before
  boolean pulse(long pulseNanos) {
    boolean grew = data.refresh();
    if (playing.get()) {
      showUpTo(Math.min(untilNanos, now() + playback.advance(pulseNanos)));
      if (now() >= recording().endNanos()) {
        playing.set(false);
        view.followingProperty().set(recording().isComplete());
      } else if (now() >= untilNanos) {
        playing.set(false);
      }
    }
    return grew;
  }

  private TimeRange whole() {
    Recording recording = recording();
    boolean complete = recording.isComplete();
    long window = recording.experiment().duration().toNanos();
    return TimeNavigator.whole(window, complete ? recording.endNanos() : now(), complete);
  }

  /// Up to where a recorded run is shown, or how far a frozen view is behind a run that goes on;
  /// empty where nothing is left out.
  String behind() {
    if (view.showsAll()) {
      return "";
    }
    if (playing.get() || recording().isComplete()) {
      return "up to " + NumberText.instant(now(), time.shown().nanos() / 1000.0);
    }
    long events = recording().eventsAfter(now());
    return events == 0 ? "" : NumberText.count(events, "event behind", "events behind");
  }

  /// The selected range fills the axis.
  void zoomToRange() {
    TimeRange range = view.rangeProperty().get();
    if (range != null) {
      time.zoomTo(range);
    }
  }

  /// Moves the crosshair and lets the selected range go with it.
  void extendRange(int steps) {
    long from = time.focus();
    time.moveCursor(steps);
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
    view.rangeProperty().set(range(one, other));
  }

  /// The range between two instants; null if they are the same.
  static @Nullable TimeRange range(long one, long other) {
    long from = Math.max(0, Math.min(one, other));
    long to = Math.max(one, other);
    return to > from ? new TimeRange(from, to) : null;
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

  /// Plays the run back from where it is shown; where that is the end, the selected range, or from
  /// the start.
  void togglePlaying() {
    if (playing.get()) {
      playing.set(false);
    } else if (now() < recording().endNanos()) {
      play(now(), Long.MAX_VALUE);
    } else if (view.rangeProperty().get() != null) {
      playHere();
    } else {
      play(0, Long.MAX_VALUE);
    }
  }

  /// Plays the selected range or, where there is none, from the crosshair on.
  void playHere() {
    TimeRange range = view.rangeProperty().get();
    if (range != null) {
      play(range.fromNanos(), range.toNanos());
    } else {
      play(time.hasCursor() ? view.cursorNanosProperty().get() : now(), Long.MAX_VALUE);
    }
  }

  private void play(long fromNanos, long toNanos) {
    playback.restart();
    untilNanos = toNanos;
    view.followingProperty().set(false);
    showUpTo(fromNanos);
    time.bringIntoSight(fromNanos);
    playing.set(true);
  }

  void faster() {
    speed.set(playback.faster());
  }

  void slower() {
    speed.set(playback.slower());
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

  /// Shows the run up to the next close of a connection, or the one before, and selects that
  /// connection.
  void stepClose(boolean forward) {
    step(steps.close(now(), forward));
  }

  /// The same with the balancer's picks.
  void stepPick(boolean forward) {
    step(steps.pick(now(), forward));
  }

  private void step(Steps.@Nullable Step to) {
    if (to != null) {
      stepTo(to.nanos());
      time.bringIntoSight(to.nanos());
      view.selectedProperty().set(to.selected());
    }
  }

  /// Why there are no picks to step to; empty if there are.
  String pickObstacle() {
    return data.hasPicks() ? "" : "nothing is balanced in this run";
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
    return InOrder.countUpTo(recording().events().size(), nanos, eventTime::number);
  }
}
