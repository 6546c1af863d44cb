package dev.poolscope.balance;

import java.util.ArrayList;
import java.util.List;

/// Keeps the draws of one pick.
///
/// Threading: guarded by the balancer's lock.
final class RecordingRandom implements RandomSource {
  private final RandomSource source;
  private final List<Draw> draws = new ArrayList<>();

  RecordingRandom(RandomSource source) {
    this.source = source;
  }

  @Override
  public int nextInt(int bound) {
    int value = source.nextInt(bound);
    draws.add(new Draw(bound, value));
    return value;
  }

  @Override
  public double nextDouble() {
    double value = source.nextDouble();
    draws.add(new Draw(0, value));
    return value;
  }

  /// Forgets the draws of the pick before.
  void begin() {
    draws.clear();
  }

  List<Draw> draws() {
    return List.copyOf(draws);
  }
}
