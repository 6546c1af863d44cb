package dev.poolscope.schema;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.BalancerRule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of the experiment file for enum constants and for the kinds of sealed interfaces.
public final class Labels {
  private Labels() {}

  /// How the file writes a constant: `keep-alive`, `http/1.1`.
  public static String of(Enum<?> constant) {
    return option(constant).label();
  }

  /// How the file writes the kind that a record is: `per-connection`.
  ///
  /// @param value a record of a sealed interface such as [Arrivals]
  public static String kindOf(Record value) {
    return option(value.getClass()).label();
  }

  static Option option(Enum<?> constant) {
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

  /// Whether the values of a type are a few words: an enum's constants or the balancer's rules.
  static boolean isChoice(Class<?> type) {
    return type.isEnum() || type == BalancerRule.class;
  }

  /// The values of a choice, in their order.
  static List<?> values(Class<?> choice) {
    return choice.isEnum() ? List.of(choice.getEnumConstants()) : BalancerRule.all();
  }

  /// The words for the values of a choice, in the same order.
  static List<Option> options(Class<?> choice) {
    return values(choice).stream()
        .map(
            value ->
                value instanceof BalancerRule rule
                    ? new Option(rule.id(), rule.doc())
                    : option((Enum<?>) value))
        .toList();
  }

  private static Option option(@Nullable Choice choice, String name) {
    if (choice == null) {
      return new Option(name, "");
    }
    return new Option(choice.label().isEmpty() ? name : choice.label(), choice.doc());
  }
}
