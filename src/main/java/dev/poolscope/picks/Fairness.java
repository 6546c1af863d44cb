package dev.poolscope.picks;

import java.util.Arrays;
import java.util.OptionalDouble;

/// How evenly something is shared. Empty where there is nothing to share.
///
/// @param jainIndex Jain's index, the square of the sum over n times the sum of the squares: 1 =
///   all alike, 1/n = one has everything
/// @param maxOverMean the largest share over the mean
record Fairness(OptionalDouble jainIndex, OptionalDouble maxOverMean) {
  static Fairness of(double[] shares) {
    double sum = Arrays.stream(shares).sum();
    if (sum == 0) {
      return new Fairness(OptionalDouble.empty(), OptionalDouble.empty());
    }
    double squares = Arrays.stream(shares).map(share -> share * share).sum();
    double most = Arrays.stream(shares).max().orElse(0);
    return new Fairness(
        OptionalDouble.of(sum * sum / (shares.length * squares)),
        OptionalDouble.of(most * shares.length / sum));
  }
}
