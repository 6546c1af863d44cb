package dev.poolscope.ui.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/// The one timer of the window: wakes views once a pulse of JavaFX, each as often as it asked for,
/// in the order in which they registered. Nothing else repeats itself.
///
/// The periods of all views are counted from the same instant, so that views with the same period,
/// or one that is a multiple of another, wake in the same pulse: what they change is laid out and
/// painted once for all of them.
///
/// Threading: the JavaFX application thread.
public final class PulsePump {
  private final List<Registration> registrations = new ArrayList<>();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(now);
        }
      };

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

  /// Begins to wake views with the pulses of JavaFX.
  public void start() {
    timer.start();
  }

  /// Ceases to wake views.
  public void stop() {
    timer.stop();
  }

  /// Wakes the views that are due; called by the timer, or by hand in tests.
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
