package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One event type as the log and the tables see it: a name and typed columns, read off the record.
/// A new event type needs nothing but its record and its two lines in the log's codec.
///
/// Threading: immutable.
public final class EventShape {
  private static final List<EventShape> ALL =
      Arrays.stream(PoolEvent.class.getPermittedSubclasses()).map(EventShape::new).toList();
  private static final ClassValue<EventShape> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected EventShape computeValue(Class<?> type) {
          return ALL.stream().filter(shape -> shape.type == type).findFirst().orElseThrow();
        }
      };

  private final Class<?> type;
  private final String name;
  private final List<Column> columns;
  private final Constructor<?> constructor;

  private EventShape(Class<?> type) {
    this.type = type;
    this.name =
        type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    RecordComponent[] components = type.getRecordComponents();
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    this.columns = Arrays.stream(components).map(component -> column(lookup, component)).toList();
    this.constructor = constructor(type, components);
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    try {
      return type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new LinkageError("a record without its constructor", e);
    }
  }

  /// An event of this shape.
  ///
  /// @param values the values of its components
  public PoolEvent event(Function<Column, @Nullable Object> values) {
    try {
      return (PoolEvent) constructor.newInstance(columns.stream().map(values).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + name, e);
    }
  }

  /// Every event type; the position in this list is the type's tag in the log.
  public static List<EventShape> all() {
    return ALL;
  }

  /// The shape of the events of a class, which is one of those that [PoolEvent] permits.
  public static EventShape of(Class<?> type) {
    return BY_CLASS.get(type);
  }

  /// The type of the events.
  Class<?> type() {
    return type;
  }

  /// The type's name in files, such as `CONNECTION_OPENED`.
  public String name() {
    return name;
  }

  /// The record's components in order.
  public List<Column> columns() {
    return columns;
  }

  /// Name and columns as text: what another version reads the log's events by.
  String signature() {
    StringBuilder text = new StringBuilder(name);
    for (Column column : columns) {
      text.append(' ').append(column.name()).append(':').append(column.type().getSimpleName());
    }
    return text.toString();
  }

  private static Column column(MethodHandles.Lookup lookup, RecordComponent component) {
    try {
      MethodHandle getter =
          lookup
              .unreflect(component.getAccessor())
              .asType(MethodType.methodType(Object.class, PoolEvent.class));
      return new Column(component.getName(), component.getType(), getter);
    } catch (IllegalAccessException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }

  /// One component of an event type.
  public static final class Column {
    private final String name;
    private final Class<?> type;
    private final MethodHandle getter;

    private Column(String name, Class<?> type, MethodHandle getter) {
      this.name = name;
      this.type = type;
      this.getter = getter;
    }

    /// The component's name.
    public String name() {
      return name;
    }

    /// The component's type: `int`, `long`, `boolean`, `String` or an enum.
    public Class<?> type() {
      return type;
    }

    /// The component's value in an event of this shape.
    public @Nullable Object get(PoolEvent event) {
      try {
        return (@Nullable Object) getter.invokeExact(event);
      } catch (Throwable e) {
        throw new IllegalStateException("cannot read " + name, e);
      }
    }
  }
}
