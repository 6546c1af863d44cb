package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the events of a log that another version has written, by the names in its header: what
/// this version has and the log has not is 0, no, empty or nothing; what this version does not know
/// is passed over and noted.
///
/// Threading: immutable.
final class ForeignEvents implements EventDecoder {
  private final List<Shape> shapes;
  private final LogNotices notices;

  private ForeignEvents(List<Shape> shapes, LogNotices notices) {
    this.shapes = shapes;
    this.notices = notices;
  }

  /// A decoder by the shapes in a log's header, a line for each type of events.
  ///
  /// @param file the log, for messages
  ///
  /// @throws NotAnEventLogException if they are none
  static ForeignEvents of(Path file, String header, LogNotices notices)
      throws NotAnEventLogException {
    List<Shape> shapes = new ArrayList<>();
    for (String line : header.split("\n", -1)) {
      shapes.add(Shape.of(file, line));
    }
    return new ForeignEvents(shapes, notices);
  }

  @Override
  public @Nullable PoolEvent read(ValueReader in) throws IOException {
    int tag = in.tag();
    if (tag >= shapes.size()) {
      throw new IOException("unknown event " + tag);
    }
    Shape shape = shapes.get(tag);
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Component component : shape.components()) {
      values.put(component.name(), component.read(in));
    }
    EventShape known = shape.known();
    if (known == null) {
      notices.add("an event " + shape.name() + ", which this version does not know, is left out");
      return null;
    }
    for (Component component : shape.components()) {
      if (known.columns().stream().noneMatch(own -> own.name().equals(component.name()))) {
        notices.add(
            "%s of %s, which this version does not know, is left out"
                .formatted(component.name(), shape.name()));
      }
    }
    return known.event(column -> value(column, values, in));
  }

  private static @Nullable Object value(
      EventShape.Column column, Map<String, @Nullable Object> values, ValueReader in) {
    Object value = values.get(column.name());
    Class<?> type = column.type();
    if (type.isEnum()) {
      return value instanceof String name ? in.constant(type, name) : null;
    }
    if (type == String.class) {
      return values.containsKey(column.name()) ? value : "";
    }
    if (type == boolean.class) {
      return Boolean.TRUE.equals(value);
    }
    long number = value instanceof Long whole ? whole : 0;
    if (type == int.class) {
      return (int) number;
    }
    return number;
  }

  /// The events of one type, as the log has them.
  ///
  /// @param known the type of this version that has the same name, null if there is none
  private record Shape(String name, List<Component> components, @Nullable EventShape known) {
    static Shape of(Path file, String line) throws NotAnEventLogException {
      List<String> words = Arrays.asList(line.split(" ", -1));
      List<Component> components = new ArrayList<>();
      for (String word : words.subList(1, words.size())) {
        int colon = word.indexOf(':');
        if (colon < 1) {
          throw new NotAnEventLogException(
              file + " is an event log whose header cannot be read: " + line);
        }
        components.add(new Component(word.substring(0, colon), word.substring(colon + 1)));
      }
      EventShape known =
          EventShape.all().stream()
              .filter(shape -> shape.name().equals(words.getFirst()))
              .findFirst()
              .orElse(null);
      return new Shape(words.getFirst(), components, known);
    }
  }

  /// @param type `int`, `long`, `boolean`, `String`, or the name of an enum
  private record Component(String name, String type) {
    @Nullable Object read(ValueReader in) throws IOException {
      return switch (type) {
        case "int", "long" -> in.number();
        case "boolean" -> in.flag();
        default -> in.text();
      };
    }
  }
}
