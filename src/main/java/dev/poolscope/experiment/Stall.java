package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Written;
import dev.poolscope.units.Durations;
import java.time.Duration;

/// How long a sample server holds an answer back.
///
/// @param length zero for not at all; [#FOREVER]'s length for an answer that never comes
@Written(type = FieldType.STALL, noun = "true, false or a duration such as 250ms or 10s")
public record Stall(Duration length) {
  /// Answers are not held back.
  public static final Stall NONE = new Stall(Duration.ZERO);

  /// The answer never comes.
  public static final Stall FOREVER = new Stall(Duration.ofNanos(Long.MAX_VALUE));

  /// A stall that is not negative.
  public Stall {
    Check check = new Check();
    check.that(!length.isNegative(), "", Durations.format(length) + " is negative");
    check.done();
  }

  /// Whether answers are not held back at all.
  public boolean isNone() {
    return equals(NONE);
  }

  /// Whether the answer never comes.
  public boolean isForever() {
    return equals(FOREVER);
  }

  /// Reads `false`, `true`, `forever` or a duration.
  ///
  /// @throws IllegalArgumentException if the text is none of them; the message says why
  public static Stall parse(String text) {
    return switch (text) {
      case "false" -> NONE;
      case "true", "forever" -> FOREVER;
      default -> {
        Duration length = Durations.parse(text);
        if (length.isNegative()) {
          throw new IllegalArgumentException(text + " is negative");
        }
        yield new Stall(length);
      }
    };
  }

  /// The stall as the file writes it.
  @Override
  public String toString() {
    return isForever() ? "forever" : Durations.format(length);
  }
}
