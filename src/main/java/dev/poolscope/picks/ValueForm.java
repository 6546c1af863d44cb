package dev.poolscope.picks;

import dev.poolscope.units.Durations;
import dev.poolscope.units.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// How the value of an option is written.
sealed interface ValueForm {
  /// What is allowed, in words.
  String allowed();

  /// One of some words.
  record Words(List<String> words) implements ValueForm {
    @Override
    public String allowed() {
      return Texts.either(words);
    }
  }

  /// A number.
  ///
  /// @param whole whether it has no decimals
  record Numeric(double least, double most, boolean whole) implements ValueForm {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,20}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    /// Reads one.
    ///
    /// @throws IllegalArgumentException saying why it is none
    double read(String text) {
      if (!(whole ? WHOLE : DECIMAL).matcher(text).matches()) {
        throw new IllegalArgumentException(Texts.quoted(text) + " is not a " + words());
      }
      double value = Double.parseDouble(text);
      if (value < least || value > most) {
        throw new IllegalArgumentException(text + " is not possible");
      }
      return value;
    }

    @Override
    public String allowed() {
      return "a " + words() + ", from " + plain(least) + " to " + plain(most);
    }

    private String words() {
      return whole ? "whole number" : "number";
    }

    static String plain(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }

  /// A duration.
  record Time(long leastNanos, long mostNanos) implements ValueForm {
    /// Reads one, in nanoseconds.
    ///
    /// @throws IllegalArgumentException saying why it is none
    long read(String text) {
      long nanos = Durations.parse(text).toNanos();
      if (nanos < leastNanos || nanos > mostNanos) {
        throw new IllegalArgumentException(text + " is not possible");
      }
      return nanos;
    }

    @Override
    public String allowed() {
      return "a duration such as 250ms, from "
          + Durations.format(Duration.ofNanos(leastNanos))
          + " to "
          + Durations.format(Duration.ofNanos(mostNanos));
    }
  }
}
