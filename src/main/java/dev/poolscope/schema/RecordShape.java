package dev.poolscope.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of one record and the way to make one.
public record RecordShape(Class<? extends Record> type, List<Part> parts) {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          List<Part> parts = Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
          return new RecordShape(type.asSubclass(Record.class), parts);
        }
      };

  /// The shape of a record type.
  ///
  /// @throws IllegalArgumentException if a component is not described
  public static RecordShape of(Class<? extends Record> type) {
    return SHAPES.get(type);
  }

  /// The names of the fields in their order.
  public List<String> names() {
    return parts.stream().map(Part::name).toList();
  }

  /// Makes a record.
  ///
  /// @param values one per part, in order
  /// @throws ConfigException if the record refuses them
  public Record create(@Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ConfigException refused) {
        throw refused;
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /// The value of one part of a record.
  public static @Nullable Object get(Record record, Part part) {
    try {
      return part.component().getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(part.name() + " cannot be read", e);
    }
  }

  /// A record like another, with some values replaced.
  ///
  /// @param values by the names of their fields
  /// @throws ConfigException if the record refuses them
  public static <T extends Record> T with(T record, Map<String, ?> values) {
    return copy(
        record,
        part -> values.containsKey(part.name()) ? values.get(part.name()) : get(record, part));
  }

  /// A record like another, with [Field#otherwise] where a field is null.
  public static <T extends Record> T settled(T record) {
    return copy(
        record,
        part -> {
          Object value = get(record, part);
          return value == null ? part.otherwise() : value;
        });
  }

  /// The values of a copy.
  @FunctionalInterface
  private interface Values {
    @Nullable Object of(Part part);
  }

  @SuppressWarnings("unchecked") // made by the constructor of the record's own class
  private static <T extends Record> T copy(T record, Values values) {
    RecordShape shape = of(record.getClass());
    return (T) shape.create(shape.parts.stream().map(values::of).toArray());
  }
}
