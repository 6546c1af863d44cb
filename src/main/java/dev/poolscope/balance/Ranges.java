package dev.poolscope.balance;

/// Checks of numbers that come from outside.
final class Ranges {
  private Ranges() {}

  /// Refuses a value outside `least` to `most`, both included, and NaN.
  static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed: " + least + " to " + most);
    }
  }

  /// Refuses a value that is not positive.
  static void checkPositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is not positive: " + value);
    }
  }
}
