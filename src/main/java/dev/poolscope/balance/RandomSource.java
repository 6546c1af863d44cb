package dev.poolscope.balance;

import java.util.SplittableRandom;

/// Where a balancer's random draws come from. One source serves one balancer.
///
/// Threading: called under the balancer's lock only.
public interface RandomSource {
  /// A whole number from 0 to below `bound`, which is positive.
  int nextInt(int bound);

  /// A real number from 0 to below 1.
  double nextDouble();

  /// A source whose draws follow from a seed.
  static RandomSource seeded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new RandomSource() {
      @Override
      public int nextInt(int bound) {
        return random.nextInt(bound);
      }

      @Override
      public double nextDouble() {
        return random.nextDouble();
      }
    };
  }
}
