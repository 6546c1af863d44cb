package dev.poolscope.balance;

import java.util.SplittableRandom;

/// Draws that follow from a seed.
///
/// Threading: confined.
final class SeededRandom implements RandomSource {
  private final SplittableRandom random;

  SeededRandom(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public double nextDouble() {
    return random.nextDouble();
  }
}
