package dev.poolscope.schema;

import dev.poolscope.units.Texts;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One component of a record as a field of the file.
///
/// @param name the name in the file
/// @param defaults what holds when it is not given
/// @param nullable whether it may be absent although it has no default
public record Part(
    String name,
    ValueType type,
    Field field,
    Defaults defaults,
    boolean nullable,
    RecordComponent component) {
  static Part of(RecordComponent component) {
    Field field = component.getAnnotation(Field.class);
    if (field == null) {
      throw new IllegalArgumentException(component + " is not described");
    }
    return new Part(
        field.name().isEmpty() ? component.getName() : field.name(),
        ValueType.of(component.getGenericType(), field),
        field,
        Defaults.of(field),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component);
  }

  /// What holds when the field is not given and its component is null; null when no one value does.
  @Nullable Object otherwise() {
    return !field.otherwise().isEmpty() && type instanceof ValueType.Scalar(ScalarType scalar)
        ? scalar.reader().apply(field.otherwise())
        : null;
  }

  /// Whether the field must be given.
  public boolean required() {
    return field.def().isEmpty() && !nullable;
  }

  /// The limits of the value itself, or of the size of a list.
  public Limits limits() {
    return new Limits(field.min(), field.max(), field.above());
  }

  /// The limits of a list's elements; of the value itself where there is no list.
  public Limits elementLimits() {
    return type instanceof ValueType.ListOf
        ? new Limits(field.eachMin(), field.eachMax(), "")
        : limits();
  }

  /// What the field, or an element of its list, may hold, as the second half of a message.
  ///
  /// @param wanted the field's own type or that of its elements
  public String allowed(ValueType wanted) {
    String words = wanted.equals(type) ? limitWords() : elementWords(wanted);
    return special().isEmpty() ? words : words + " (" + special() + ")";
  }

  /// What special values mean, and what holds when the field is not given; often empty.
  public String special() {
    String otherwise = field.otherwise().isEmpty() ? "" : "not given = " + field.otherwise();
    return otherwise.isEmpty() || field.special().isEmpty()
        ? otherwise + field.special()
        : otherwise + ", " + field.special();
  }

  /// What the field may hold, without the meaning of special values.
  String limitWords() {
    return switch (type) {
      case ValueType.ListOf(ValueType element) ->
          "a list of %s elements, each %s%s"
              .formatted(
                  limits().count(),
                  element instanceof ValueType.Group ? "with " : "",
                  elementWords(element));
      case ValueType.Settings _ -> limits().count() + " values by path";
      case ValueType.NamedTexts _ -> limits().count() + " texts by name";
      default -> elementWords(type);
    };
  }

  private String elementWords(ValueType element) {
    return switch (element) {
      case ValueType.Scalar(ScalarType scalar) ->
          elementLimits()
              .words(field.patternWords().isEmpty() ? scalar.noun() : field.patternWords());
      case ValueType.Group(RecordShape shape) -> "the fields " + String.join(", ", shape.names());
      case ValueType.OneOf oneOf ->
          "fields with kind: "
              + Texts.either(oneOf.kinds().keySet().stream().toList())
              + (oneOf.scalarKind() == null ? "" : ", or a value alone");
      default -> element.fieldType().words();
    };
  }

  /// Checks a text against the pattern.
  public boolean matches(String text) {
    return field.pattern().isEmpty() || Pattern.matches(field.pattern(), text);
  }

  /// Bounds as the file writes them; empty for none.
  public record Limits(String min, String max, String above) {
    /// Whether a value, or the size of a list, keeps within the bounds.
    ///
    /// @param reader reads the bounds
    public boolean hold(Object value, ScalarType reader) {
      BigDecimal number = ScalarType.magnitude(value);
      return number == null
          || ((min.isEmpty() || number.compareTo(bound(min, reader)) >= 0)
              && (max.isEmpty() || number.compareTo(bound(max, reader)) <= 0)
              && (above.isEmpty() || number.compareTo(bound(above, reader)) > 0));
    }

    private static BigDecimal bound(String text, ScalarType reader) {
      BigDecimal number = ScalarType.magnitude(reader.reader().apply(text));
      if (number == null) {
        throw new IllegalStateException(text + " is no bound");
      }
      return number;
    }

    /// The bounds of a size.
    String count() {
      return min.isEmpty() ? "at most " + max : min + " to " + max;
    }

    /// A noun and the bounds.
    String words(String noun) {
      if (!above.isEmpty()) {
        return noun + ", above " + above + (max.isEmpty() ? "" : ", at most " + max);
      }
      if (min.isEmpty()) {
        return max.isEmpty()
            ? noun.replaceFirst("^a (?=(whole )?number)", "any ")
            : noun + ", at most " + max;
      }
      return noun + (max.isEmpty() ? ", at least " + min : ", from " + min + " to " + max);
    }
  }
}
