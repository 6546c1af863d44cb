package dev.poolscope.schema;

import dev.poolscope.units.ByteCounts;
import dev.poolscope.units.Durations;
import dev.poolscope.units.Texts;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How single values of one Java type are read and written.
///
/// @param noun what is allowed, without limits: `a whole number`
/// @param textual whether values are texts, so that YAML may have to put them in quotes
/// @param reader turns text into a value or throws an `IllegalArgumentException` that says what the
///   text is not
public record ScalarType(
    FieldType fieldType,
    String noun,
    boolean textual,
    Function<String, Object> reader,
    Function<Object, String> writer) {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?");
  private static final ScalarType BYTES =
      new ScalarType(
          FieldType.BYTES,
          "bytes such as 10, 64KiB or 100MiB",
          false,
          ByteCounts::parse,
          value -> ByteCounts.format((Long) value));
  private static final Map<Class<?>, ScalarType> TYPES =
      Map.of(
          String.class,
          new ScalarType(FieldType.TEXT, "text", true, ScalarType::text, Object::toString),
          int.class,
          plain(FieldType.WHOLE_NUMBER, "a whole number", text -> (int) whole(text, 32)),
          Integer.class,
          plain(FieldType.WHOLE_NUMBER, "a whole number", text -> (int) whole(text, 32)),
          long.class,
          plain(FieldType.WHOLE_NUMBER, "a whole number", text -> whole(text, 64)),
          double.class,
          plain(FieldType.NUMBER, "a number", ScalarType::decimal),
          Double.class,
          plain(FieldType.NUMBER, "a number", ScalarType::decimal),
          boolean.class,
          plain(FieldType.BOOLEAN, "true or false", ScalarType::truth),
          Duration.class,
          new ScalarType(
              FieldType.DURATION,
              "a duration such as 250ms, 10s or 1m30s",
              false,
              Durations::parse,
              value -> Durations.format((Duration) value)),
          URI.class,
          new ScalarType(
              FieldType.URL,
              "a URL such as http://127.0.0.1:8089/",
              true,
              ScalarType::url,
              Object::toString));

  /// The type for a Java class; null when it is not written as a single value.
  public static @Nullable ScalarType of(Class<?> type, boolean bytes) {
    if (bytes) {
      return BYTES;
    }
    Written written = type.getAnnotation(Written.class);
    if (written != null) {
      return plain(written.type(), written.noun(), text -> parsed(type, text));
    }
    return type.isEnum() ? choice(type) : TYPES.get(type);
  }

  private static Object parsed(Class<?> type, String text) {
    try {
      return type.getMethod("parse", String.class).invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(type + " cannot be read", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be read", e);
    }
  }

  /// Whether text in quotes is taken for a value as well.
  public boolean allowsQuotes() {
    return switch (fieldType) {
      case WHOLE_NUMBER, NUMBER, BYTES, BOOLEAN -> false;
      default -> true;
    };
  }

  /// A value as a number that limits can be compared with; null when it is none.
  static @Nullable BigDecimal magnitude(Object value) {
    return switch (value) {
      case Duration duration -> BigDecimal.valueOf(duration.toNanos());
      case Number number -> new BigDecimal(number.toString());
      default -> null;
    };
  }

  private static ScalarType plain(
      FieldType fieldType, String noun, Function<String, Object> reader) {
    return new ScalarType(fieldType, noun, false, reader, ScalarType::withoutFraction);
  }

  private static ScalarType choice(Class<?> type) {
    List<String> labels = Labels.options(type).stream().map(Option::label).toList();
    List<?> values = List.of(type.getEnumConstants());
    return new ScalarType(
        FieldType.CHOICE,
        Texts.either(labels),
        true,
        text -> {
          int index = labels.indexOf(text);
          if (index < 0) {
            throw new IllegalArgumentException(
                Texts.quoted(text) + " is not known" + Texts.suggestion(text, labels));
          }
          return values.get(index);
        },
        value -> labels.get(values.indexOf(value)));
  }

  private static String withoutFraction(Object value) {
    String text = value.toString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String text(String text) {
    boolean clean =
        text.codePoints()
            .allMatch(
                c ->
                    c == '\n'
                        || c == '\t'
                        || !(Character.isISOControl(c)
                            || Character.getType(c) == Character.SURROGATE));
    if (!clean) {
      throw new IllegalArgumentException(Texts.quoted(text) + " holds a control character");
    }
    return text;
  }

  private static long whole(String text, int bits) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is not a whole number");
    }
    BigDecimal number = new BigDecimal(text);
    if (number.unscaledValue().bitLength() >= bits) {
      throw new IllegalArgumentException(
          text + " is too " + (number.signum() < 0 ? "small" : "large"));
    }
    return number.longValueExact();
  }

  private static double decimal(String text) {
    double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is not a number");
    }
    if (Double.isInfinite(number)) {
      throw new IllegalArgumentException(text + " is too " + (number < 0 ? "small" : "large"));
    }
    return number;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(Texts.quoted(text) + " is neither true nor false");
    };
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is not a URL", e);
    }
  }
}
