package dev.poolscope.balance;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// Scores as a list, without a copy: the array must not change any more.
final class Scores extends AbstractList<Double> implements RandomAccess {
  private final double[] values;

  Scores(double[] values) {
    this.values = values;
  }

  /// A new array of scores of which none has been looked at.
  static double[] none(int size) {
    double[] scores = new double[size];
    Arrays.fill(scores, Double.NaN);
    return scores;
  }

  @Override
  public Double get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }
}
