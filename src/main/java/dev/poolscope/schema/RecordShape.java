package dev.poolscope.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of one record and the way to make one.
record RecordShape(Class<? extends Record> type, List<Part> parts) {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          List<Part> parts = Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
          return new RecordShape(type.asSubclass(Record.class), parts);
        }
      };

  static RecordShape of(Class<? extends Record> type) {
    return SHAPES.get(type);
  }

  List<String> names() {
    return parts.stream().map(Part::name).toList();
  }

  /// The part of a name; null when there is none.
  @Nullable Part part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
  }

  /// Makes a record.
  ///
  /// @param values one per part, in order
  /// @throws ConfigException if the record refuses them
  Record create(@Nullable Object[] values) {
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
  static @Nullable Object get(Record record, Part part) {
    try {
      return part.component().getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(part.name() + " cannot be read", e);
    }
  }
}
