package dev.poolscope.ui.setup;

import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.units.ByteCounts;
import dev.poolscope.units.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The values that a number goes through by keys, wheel, dragging and its slider, within what the
/// field allows: counts one by one, bytes by powers of two, durations and rates by steps of about a
/// quarter, which are round numbers. Where a field has no largest value, steps end at one that no
/// experiment needs; typing goes on from there.
///
/// Values are in the field's unit: nanoseconds, bytes, or plain numbers.
///
/// Threading: immutable.
final class NumberScale {
  private static final Set<FieldType> NUMBERS =
      Set.of(FieldType.WHOLE_NUMBER, FieldType.NUMBER, FieldType.BYTES, FieldType.DURATION);

  /// The round numbers of a decade, in tenths.
  private static final long[] FINE = {10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100};

  private static final long[] COARSE = {10, 20, 50, 100};
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int COUNTED_ONE_BY_ONE = 100;
  private static final int COARSE_COUNT = 10;
  private static final int COARSE_DOUBLINGS = 4;

  private final FieldType type;

  /// The smallest value above zero.
  private final BigDecimal unit;

  private final BigDecimal low;
  private final BigDecimal high;

  private NumberScale(SchemaField field) {
    type = field.type();
    String max = field.limits().max();
    high = max.isEmpty() ? new BigDecimal(endless()) : number(max);
    unit =
        switch (type) {
          case DURATION -> BigDecimal.valueOf(Duration.ofMillis(1).toNanos());
          case NUMBER ->
              high.compareTo(BigDecimal.valueOf(10_000)) < 0
                  ? new BigDecimal("0.1")
                  : BigDecimal.ONE;
          default -> BigDecimal.ONE;
        };
    low = lowest(field);
  }

  /// The scale of a field; empty where its values are no numbers.
  static Optional<NumberScale> of(SchemaField field) {
    return NUMBERS.contains(field.type()) ? Optional.of(new NumberScale(field)) : Optional.empty();
  }

  private BigDecimal lowest(SchemaField field) {
    if (!field.limits().min().isEmpty()) {
      return number(field.limits().min());
    }
    if (!field.limits().above().isEmpty()) {
      return unit;
    }
    boolean hasNegative = type == FieldType.WHOLE_NUMBER && field.special().contains("negative");
    return hasNegative ? BigDecimal.ONE.negate() : BigDecimal.ZERO;
  }

  private String endless() {
    return switch (type) {
      case DURATION -> Long.toString(Duration.ofHours(24).toNanos());
      case BYTES -> Long.toString(1L << 30);
      default -> "1000000000";
    };
  }

  /// The value some steps from another.
  ///
  /// @param steps down where negative
  /// @param coarse whether in steps of ten, 1-2-5 or sixteen times
  /// @return empty where the text is no value
  Optional<String> step(String text, int steps, boolean coarse) {
    return read(text)
        .map(
            value -> {
              BigDecimal at = value;
              for (int i = 0; i < Math.abs(steps); i++) {
                at = bounded(steps > 0 ? up(at, coarse) : down(at, coarse));
              }
              return words(at);
            });
  }

  /// The values of a slider for a field that has a value: from the smallest to well above it.
  ///
  /// @return none where the text is no value
  List<String> ladder(String text) {
    return read(text).map(this::ladder).orElse(List.of());
  }

  private List<String> ladder(BigDecimal value) {
    BigDecimal top = high.min(top(value));
    boolean series =
        type == FieldType.WHOLE_NUMBER
            && top.subtract(low).compareTo(BigDecimal.valueOf(COUNTED_ONE_BY_ONE)) > 0;
    List<String> values = new ArrayList<>();
    BigDecimal at = low;
    while (at.compareTo(top) < 0) {
      values.add(words(at));
      at = series && at.signum() >= 0 ? rounder(at, FINE) : up(at, false);
    }
    values.add(words(top));
    return values;
  }

  private BigDecimal top(BigDecimal value) {
    return switch (type) {
      case WHOLE_NUMBER ->
          BigDecimal.TEN.max(rounder(value.multiply(TWO).subtract(BigDecimal.ONE), COARSE));
      case BYTES -> BigDecimal.valueOf(1L << 16).max(value.multiply(BigDecimal.valueOf(16)));
      case DURATION ->
          BigDecimal.valueOf(Duration.ofSeconds(1).toNanos()).max(value.multiply(BigDecimal.TEN));
      default -> BigDecimal.valueOf(100).max(value.multiply(BigDecimal.TEN));
    };
  }

  /// Where a value stands among others, between two of them where it is none of them.
  ///
  /// @return from 0 to the number of values less one; 0 where the text is no value
  double place(String text, List<String> values) {
    BigDecimal value = read(text).orElse(low);
    int below = 0;
    while (below + 1 < values.size() && number(values.get(below + 1)).compareTo(value) <= 0) {
      below++;
    }
    if (below + 1 >= values.size()) {
      return below;
    }
    BigDecimal from = number(values.get(below));
    BigDecimal gap = number(values.get(below + 1)).subtract(from);
    return below
        + Math.clamp(value.subtract(from).divide(gap, MathContext.DECIMAL32).doubleValue(), 0, 1);
  }

  /// Whether a slider over some values still has room about a value.
  boolean isInside(String text, List<String> values) {
    return !values.isEmpty()
        && read(text)
            .filter(value -> value.compareTo(number(values.getFirst())) >= 0)
            .filter(
                value ->
                    value.compareTo(number(values.getLast())) < 0 || value.compareTo(high) >= 0)
            .isPresent();
  }

  private BigDecimal up(BigDecimal value, boolean coarse) {
    if (value.signum() < 0) {
      return value.add(BigDecimal.ONE).min(BigDecimal.ZERO);
    }
    return switch (type) {
      case WHOLE_NUMBER -> value.add(coarse ? BigDecimal.valueOf(COARSE_COUNT) : BigDecimal.ONE);
      case BYTES -> doubled(value, coarse ? COARSE_DOUBLINGS : 1);
      default -> rounder(value, coarse ? COARSE : FINE);
    };
  }

  private BigDecimal down(BigDecimal value, boolean coarse) {
    if (type == FieldType.WHOLE_NUMBER) {
      return value.subtract(coarse ? BigDecimal.valueOf(COARSE_COUNT) : BigDecimal.ONE);
    }
    if (value.compareTo(unit) <= 0) {
      return BigDecimal.ZERO;
    }
    return type == FieldType.BYTES
        ? doubled(value, coarse ? -COARSE_DOUBLINGS : -1)
        : lessRound(value, coarse ? COARSE : FINE);
  }

  /// A power of two that is some powers away.
  private static BigDecimal doubled(BigDecimal bytes, int powers) {
    long value = bytes.longValueExact();
    long power = Long.highestOneBit(value);
    if (powers < 0) {
      return BigDecimal.valueOf((power == value ? power / 2 : power) >> (-powers - 1));
    }
    return BigDecimal.valueOf(value == 0 ? 1 : power << powers);
  }

  /// The next round number above, a multiple of the unit.
  private BigDecimal rounder(BigDecimal value, long[] tenths) {
    if (value.compareTo(unit) < 0) {
      return unit;
    }
    BigDecimal tenth = tenthOfDecade(value);
    for (long each : tenths) {
      BigDecimal candidate = tenth.multiply(BigDecimal.valueOf(each));
      if (candidate.compareTo(value) > 0 && isWhole(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("no round number above " + value);
  }

  /// The next round number below a value above the unit.
  private BigDecimal lessRound(BigDecimal value, long[] tenths) {
    BigDecimal tenth = tenthOfDecade(value);
    for (BigDecimal decade : List.of(tenth, tenth.movePointLeft(1))) {
      for (int i = tenths.length - 1; i >= 0; i--) {
        BigDecimal candidate = decade.multiply(BigDecimal.valueOf(tenths[i]));
        if (candidate.compareTo(value) < 0 && isWhole(candidate)) {
          return candidate;
        }
      }
    }
    return BigDecimal.ZERO;
  }

  private static BigDecimal tenthOfDecade(BigDecimal value) {
    return BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 2);
  }

  private boolean isWhole(BigDecimal value) {
    return value.remainder(unit).signum() == 0;
  }

  private BigDecimal bounded(BigDecimal value) {
    return value.max(low).min(high);
  }

  private Optional<BigDecimal> read(String text) {
    try {
      return Optional.of(number(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // What was typed is no value; the form says so where it is entered.
    }
  }

  private BigDecimal number(String text) {
    return switch (type) {
      case DURATION -> BigDecimal.valueOf(Durations.parse(text).toNanos());
      case BYTES -> BigDecimal.valueOf(ByteCounts.parse(text));
      default -> new BigDecimal(text);
    };
  }

  private String words(BigDecimal value) {
    return switch (type) {
      case DURATION -> Durations.format(Duration.ofNanos(value.longValueExact()));
      case BYTES -> ByteCounts.format(value.longValueExact());
      default -> value.stripTrailingZeros().toPlainString();
    };
  }
}
