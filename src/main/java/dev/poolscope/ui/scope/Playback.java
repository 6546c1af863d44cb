package dev.poolscope.ui.scope;

import java.util.List;

/// The pace at which a finished run is shown again. Pure but for its own state.
///
/// Threading: confined to one thread.
final class Playback {
  /// How many times as fast as it went; below 1 in slow motion.
  static final List<Double> SPEEDS = List.of(0.01, 0.1, 1.0, 5.0, 20.0, 100.0);

  static final double NORMAL = 1;

  /// Longer pauses between two pulses are a window that was not drawn, not time that passed.
  private static final long LONGEST_PULSE_NANOS = 250_000_000;

  private double speed = NORMAL;
  private long lastPulseNanos = -1;

  double speed() {
    return speed;
  }

  void setSpeed(double times) {
    speed = times;
  }

  /// The next speed above this one; this one if there is none.
  double faster() {
    return SPEEDS.stream().filter(times -> times > speed).findFirst().orElse(speed);
  }

  /// The next speed below this one; this one if there is none.
  double slower() {
    return SPEEDS.reversed().stream().filter(times -> times < speed).findFirst().orElse(speed);
  }

  /// Begins to measure anew.
  void restart() {
    lastPulseNanos = -1;
  }

  /// How far the run goes on in the time since the pulse before.
  ///
  /// @param pulseNanos the pulse's time
  long advance(long pulseNanos) {
    long passed = lastPulseNanos < 0 ? 0 : pulseNanos - lastPulseNanos;
    lastPulseNanos = pulseNanos;
    return Math.round(Math.clamp(passed, 0, LONGEST_PULSE_NANOS) * speed);
  }
}
