package dev.poolscope.ui.scope;

import java.util.List;

/// The pace at which a finished run is shown again. Pure but for its own state.
///
/// Threading: confined to one thread.
final class Playback {
  /// How many times as fast as it went.
  static final List<Integer> SPEEDS = List.of(1, 5, 20, 100);

  /// Longer pauses between two pulses are a window that was not drawn, not time that passed.
  private static final long LONGEST_PULSE_NANOS = 250_000_000;

  private int speed = SPEEDS.getFirst();
  private long lastPulseNanos = -1;

  int speed() {
    return speed;
  }

  void setSpeed(int times) {
    speed = times;
  }

  /// The speed after this one, the first again after the last.
  int next() {
    return SPEEDS.get((SPEEDS.indexOf(speed) + 1) % SPEEDS.size());
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
    return Math.clamp(passed, 0, LONGEST_PULSE_NANOS) * speed;
  }
}
