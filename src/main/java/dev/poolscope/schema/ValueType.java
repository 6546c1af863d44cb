package dev.poolscope.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a Java type is written in the file.
public sealed interface ValueType {
  /// What a form and the reference page call it.
  FieldType fieldType();

  /// A single value.
  record Scalar(ScalarType scalar) implements ValueType {
    @Override
    public FieldType fieldType() {
      return scalar.fieldType();
    }
  }

  /// A list.
  record ListOf(ValueType element) implements ValueType {
    @Override
    public FieldType fieldType() {
      return FieldType.LIST;
    }
  }

  /// A record.
  record Group(RecordShape shape) implements ValueType {
    @Override
    public FieldType fieldType() {
      return FieldType.GROUP;
    }
  }

  /// A sealed interface of records, told apart by `kind`.
  ///
  /// @param kinds by label
  /// @param scalarKind the label of the kind that may be written as its only value
  record OneOf(Map<String, RecordShape> kinds, @Nullable String scalarKind) implements ValueType {
    /// The field that names the kind.
    public static final String KIND = "kind";

    @Override
    public FieldType fieldType() {
      return FieldType.KINDS;
    }
  }

  /// Values by path.
  record Settings() implements ValueType {
    @Override
    public FieldType fieldType() {
      return FieldType.SETTINGS;
    }
  }

  /// Texts by name.
  record NamedTexts() implements ValueType {
    @Override
    public FieldType fieldType() {
      return FieldType.TEXTS;
    }
  }

  /// The way a type is written.
  ///
  /// @param field the field that has it
  /// @throws IllegalArgumentException if there is none
  static ValueType of(Type type, Field field) {
    if (type instanceof ParameterizedType parameterized) {
      if (parameterized.getRawType() == List.class) {
        return new ListOf(of(parameterized.getActualTypeArguments()[0], field));
      }
      if (parameterized.getRawType() == Map.class) {
        return field.paths() ? new Settings() : new NamedTexts();
      }
    }
    if (!(type instanceof Class<?> raw)) {
      throw new IllegalArgumentException("no way to write " + type);
    }
    ScalarType scalar = ScalarType.of(raw, field.bytes());
    if (scalar != null) {
      return new Scalar(scalar);
    }
    if (raw.isSealed()) {
      return oneOf(raw);
    }
    return new Group(RecordShape.of(raw.asSubclass(Record.class)));
  }

  private static OneOf oneOf(Class<?> sealedType) {
    Map<String, RecordShape> kinds = new LinkedHashMap<>();
    Arrays.stream(sealedType.getPermittedSubclasses())
        .map(kind -> kind.asSubclass(Record.class))
        .forEach(kind -> kinds.put(Labels.option(kind).label(), RecordShape.of(kind)));
    ScalarForm scalarForm = sealedType.getAnnotation(ScalarForm.class);
    return new OneOf(kinds, scalarForm == null ? null : Labels.option(scalarForm.value()).label());
  }
}
