package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes events as compact records and reads them back. Short strings that come again are written
/// once and referred to, so writer and reader must each see the whole log from its beginning. A
/// text longer than [#LONGEST_TEXT] is cut, which keeps every record shorter than the reader
/// accepts.
///
/// Threading: confined to one thread.
final class EventCodec {
  /// In UTF-16 units; a record of five such texts has less than 1 MiB.
  static final int LONGEST_TEXT = 1 << 16;

  private static final int NULL = 0;
  private static final int LITERAL = 1;
  private static final int FIRST_REFERENCE = 2;

  private final List<EventShape> shapes = EventShape.all();
  private final Map<EventShape, Integer> tags = new HashMap<>();
  private final Map<String, Integer> references = new HashMap<>();
  private final SharedTexts shared;
  private final boolean learns;

  /// A codec for a whole log.
  EventCodec() {
    this(new SharedTexts(), true);
  }

  private EventCodec(SharedTexts shared, boolean learns) {
    this.shared = shared;
    this.learns = learns;
    for (int i = 0; i < shapes.size(); i++) {
      tags.put(shapes.get(i), i);
    }
  }

  /// A codec that reads again, in any order and on another thread, what this one has read.
  EventCodec again() {
    return new EventCodec(shared, false);
  }

  /// What must be equal between the program that wrote a log and the one that reads it.
  static String signature() {
    return String.join("\n", EventShape.all().stream().map(EventShape::signature).toList());
  }

  void write(LogBuffer out, PoolEvent event) {
    EventShape shape = EventShape.of(event);
    out.writeByte(tags.getOrDefault(shape, 0));
    for (EventShape.Column column : shape.columns()) {
      writeValue(out, column.type(), column.get(event));
    }
  }

  PoolEvent read(LogBuffer in) throws IOException {
    int tag = in.readByte();
    if (tag >= shapes.size()) {
      throw new IOException("unknown event " + tag);
    }
    EventShape shape = shapes.get(tag);
    @Nullable Object[] values = new Object[shape.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = readValue(in, shape.columns().get(i).type());
    }
    return shape.create(values);
  }

  private void writeValue(LogBuffer out, Class<?> type, @Nullable Object value) {
    switch (value) {
      case Long number -> out.writeSigned(number);
      case Integer number -> out.writeSigned(number);
      case Boolean flag -> out.writeByte(flag ? 1 : 0);
      case Enum<?> constant -> writeText(out, constant.name());
      case String text -> writeText(out, text);
      case null -> out.writeByte(NULL);
      default -> throw new IllegalStateException("events cannot have a " + type);
    }
  }

  private @Nullable Object readValue(LogBuffer in, Class<?> type) throws IOException {
    if (type == long.class) {
      return in.readSigned();
    }
    if (type == int.class) {
      return (int) in.readSigned();
    }
    if (type == boolean.class) {
      return in.readByte() != 0;
    }
    String text = readText(in);
    return text == null || type == String.class ? text : constant(type, text);
  }

  private static Object constant(Class<?> type, String name) throws IOException {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IOException("unknown " + type.getSimpleName() + " " + name);
  }

  private void writeText(LogBuffer out, String text) {
    Integer known = references.get(text);
    if (known != null) {
      out.writeUnsigned(known);
      return;
    }
    out.writeUnsigned(LITERAL);
    out.writeString(text.length() > LONGEST_TEXT ? cut(text) : text);
    if (SharedTexts.isShared(text, references.size())) {
      references.put(text, FIRST_REFERENCE + references.size());
    }
  }

  private static String cut(String text) {
    int end = LONGEST_TEXT - 1;
    boolean splitsCharacter = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsCharacter ? end - 1 : end) + "…";
  }

  private @Nullable String readText(LogBuffer in) throws IOException {
    long mark = in.readUnsigned();
    if (mark == NULL) {
      return null;
    }
    if (mark == LITERAL) {
      String text = in.readString();
      if (learns) {
        shared.add(text);
      }
      return text;
    }
    return shared.get(mark - FIRST_REFERENCE);
  }
}
