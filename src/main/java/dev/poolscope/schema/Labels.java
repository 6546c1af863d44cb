package dev.poolscope.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of files for enum constants and for the kinds of sealed interfaces.
public final class Labels {
  private Labels() {}

  /// How a file writes a constant: `keep-alive`, `http/1.1`.
  public static String of(Enum<?> constant) {
    return option(constant).label();
  }

  /// How a file writes the kind that a record is: `per-connection`.
  ///
  /// @param value a record of a sealed interface
  public static String kindOf(Record value) {
    return option(value.getClass()).label();
  }

  /// The word for a constant and what it means.
  public static Option option(Enum<?> constant) {
    try {
      Choice choice =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(Choice.class);
      return option(choice, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  static Option option(Class<?> kind) {
    String dashed = kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return option(kind.getAnnotation(Choice.class), dashed.toLowerCase(Locale.ROOT));
  }

  /// The words for the constants of an enum, in their order.
  static List<Option> options(Class<?> choice) {
    return Arrays.stream(choice.getEnumConstants()).map(each -> option((Enum<?>) each)).toList();
  }

  private static Option option(@Nullable Choice choice, String name) {
    if (choice == null) {
      return new Option(name, "");
    }
    return new Option(choice.label().isEmpty() ? name : choice.label(), choice.doc());
  }
}
