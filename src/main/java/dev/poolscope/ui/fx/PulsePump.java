package dev.poolscope.ui.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import org.jspecify.annotations.Nullable;

/// The one timer of the window: wakes views, each as often as it asked for, in the order in which
/// they registered. Nothing else repeats itself.
///
/// While somebody uses the window, or a view asked for it, views are woken with every pulse of
/// JavaFX (60 a second), so that nothing lags behind the pointer. At other times they are woken 20
/// times a second, and JavaFX has no pulse but where something was changed: a pulse looks at every
/// node of the window, however little it finds.
///
/// The periods of all views are counted from the same instant, so that views with the same period,
/// or one that is a multiple of another, wake in the same pulse: what they change is laid out and
/// painted once for all of them.
///
/// Threading: the JavaFX application thread.
public final class PulsePump {
  /// The time between two wake-ups while nobody uses the window.
  static final long BEAT_NANOS = 50_000_000;

  /// How long the window counts as used after it was.
  static final long ATTENTIVE_NANOS = 500_000_000;

  private final List<Registration> registrations = new ArrayList<>();
  private final Beats beats;
  private boolean isStarted;
  private boolean isAttentive;
  private long attentiveUntilNanos;

  /// What gives the pump its time.
  ///
  /// Threading: the thread of the pump, which it calls on too.
  interface Beats {
    /// The time, on any steady clock.
    long nanos();

    /// Calls with every pulse from now on, or no more.
    void everyPulse(@Nullable Runnable call);

    /// Calls once, as soon as it is a time.
    void at(long nanos, Runnable call);

    /// Ends what was begun.
    void end();
  }

  /// A pump driven by JavaFX and the machine's clock.
  public PulsePump() {
    this(new FxBeats());
  }

  PulsePump(Beats beats) {
    this.beats = beats;
  }

  /// Wakes a view from now on.
  ///
  /// @param every the period, in each of which the view is called once; zero for every pulse
  /// @param view what is called
  /// @return ends it
  public Runnable register(Duration every, Runnable view) {
    return register(every, (LongConsumer) _ -> view.run());
  }

  /// Wakes a view that needs the time from now on.
  ///
  /// @param every the period, in each of which the view is called once; zero for every pulse
  /// @param view is given the time in nanoseconds, on any steady clock
  /// @return ends it
  public Runnable register(Duration every, LongConsumer view) {
    Registration registration = new Registration(every.toNanos(), view);
    registrations.add(registration);
    return () -> registrations.remove(registration);
  }

  /// Begins to wake views.
  public void start() {
    isStarted = true;
    attend();
  }

  /// Ceases to wake views.
  public void stop() {
    isStarted = false;
    isAttentive = false;
    beats.end();
  }

  /// Wakes views with every pulse for the next half second. Without effect unless started.
  public void attend() {
    if (!isStarted) {
      return;
    }
    attentiveUntilNanos = beats.nanos() + ATTENTIVE_NANOS;
    if (!isAttentive) {
      isAttentive = true;
      beats.everyPulse(this::quickly);
    }
  }

  /// Attends whenever somebody uses a window or changes its size.
  public void attendTo(Scene scene) {
    scene.addEventFilter(InputEvent.ANY, _ -> attend());
    scene.widthProperty().subscribe(this::attend);
    scene.heightProperty().subscribe(this::attend);
  }

  private void quickly() {
    long now = beats.nanos();
    pulse(now);
    if (isAttentive && now - attentiveUntilNanos >= 0) {
      isAttentive = false;
      beats.everyPulse(null);
      slowly(now);
    }
  }

  /// On whole beats, so that periods of views begin with one.
  private void slowly(long now) {
    long next = (Math.floorDiv(now, BEAT_NANOS) + 1) * BEAT_NANOS;
    beats.at(
        next,
        () -> {
          if (isStarted && !isAttentive) {
            long then = beats.nanos();
            pulse(then);
            slowly(then);
          }
        });
  }

  /// Wakes the views that are due; called in time, or by hand in tests.
  ///
  /// @param nowNanos the time, on any steady clock
  public void pulse(long nowNanos) {
    for (Registration registration : List.copyOf(registrations)) {
      if (registrations.contains(registration)) {
        registration.pulse(nowNanos);
      }
    }
  }

  private static final class Registration {
    private final long everyNanos;
    private final LongConsumer view;
    private boolean isCalled;
    private long calledPeriod;

    Registration(long everyNanos, LongConsumer view) {
      this.everyNanos = everyNanos;
      this.view = view;
    }

    void pulse(long nowNanos) {
      long period = everyNanos == 0 ? nowNanos : Math.floorDiv(nowNanos, everyNanos);
      if (!isCalled || everyNanos == 0 || period != calledPeriod) {
        isCalled = true;
        calledPeriod = period;
        view.accept(nowNanos);
      }
    }
  }
}
