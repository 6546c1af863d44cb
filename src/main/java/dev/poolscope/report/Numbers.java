package dev.poolscope.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as text, the same on every machine.
public final class Numbers {
  private static final int DECIMALS = 3;

  private Numbers() {}

  /// A number without exponent and without zeros at the end.
  public static String plain(double value) {
    BigDecimal text = BigDecimal.valueOf(value).stripTrailingZeros();
    return (text.scale() < 0 ? text.setScale(0) : text).toPlainString();
  }

  /// A number rounded to three decimals.
  public static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
  }
}
