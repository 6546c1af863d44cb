package dev.poolscope.compare;

import dev.poolscope.report.Numbers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The numbers of a comparison as text: the values as `summary.csv` has them, differences with
/// their sign.
///
/// @param nothing what stands where there is no number
public record DifferenceText(String nothing) {
  /// A run's value.
  public String value(@Nullable Double value) {
    return value == null ? nothing : Numbers.plain(value);
  }

  /// A difference with its sign, rounded to three decimals.
  public String difference(@Nullable Double difference) {
    if (difference == null) {
      return nothing;
    }
    double rounded = Numbers.rounded(difference);
    return (rounded > 0 ? "+" : "") + Numbers.plain(rounded);
  }

  /// A percentage with its sign and one decimal, without the percent sign.
  public String percent(@Nullable Double percent) {
    if (percent == null) {
      return nothing;
    }
    String text = String.format(Locale.ROOT, "%+.1f", percent);
    return text.substring(1).equals("0.0") ? "0.0" : text;
  }
}
