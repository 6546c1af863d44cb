package dev.poolscope.balance;

/// One random draw.
///
/// @param bound the whole numbers below it were drawn from; 0 stands for the real numbers from 0 to
///   below 1
/// @param value what was drawn
public record Draw(int bound, double value) {
  /// `3/10` for 3 out of 0 to 9, or the real number.
  @Override
  public String toString() {
    return bound == 0 ? Double.toString(value) : (int) value + "/" + bound;
  }
}
