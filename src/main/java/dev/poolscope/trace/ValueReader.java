package dev.poolscope.trace;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Reads what a [ValueWriter] has written.
///
/// Threading: confined to one thread.
final class ValueReader {
  private final LogBuffer in;
  private final SharedTexts shared;
  private final boolean learns;
  private final LogNotices notices;

  /// A reader of a whole log.
  ///
  /// @param notices where it notes what this version does not know
  ValueReader(LogBuffer in, LogNotices notices) {
    this(in, new SharedTexts(), true, notices);
  }

  private ValueReader(LogBuffer in, SharedTexts shared, boolean learns, LogNotices notices) {
    this.in = in;
    this.shared = shared;
    this.learns = learns;
    this.notices = notices;
  }

  /// A reader of what this one has read, in any order and on another thread.
  ValueReader again(LogBuffer from) {
    return new ValueReader(from, shared, false, new LogNotices());
  }

  int tag() throws IOException {
    return in.readByte();
  }

  long number() throws IOException {
    return in.readSigned();
  }

  boolean flag() throws IOException {
    return in.readByte() != 0;
  }

  @SuppressWarnings("NullAway") // What was null when it was written is null again.
  <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    String name = text();
    if (name == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException _) {
      return type.cast(constant(type, name));
    }
  }

  /// The constant of an enum by its name. One that this version does not know becomes `OTHER`, or
  /// the first where the type has no such constant, and is noted.
  Object constant(Class<?> type, String name) {
    List<Enum<?>> constants =
        Stream.of(type.getEnumConstants()).<Enum<?>>map(constant -> (Enum<?>) constant).toList();
    for (Enum<?> constant : constants) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    Enum<?> instead =
        constants.stream()
            .filter(constant -> constant.name().equals("OTHER"))
            .findFirst()
            .orElse(constants.getFirst());
    notices.add(
        "%s %s, which this version does not know, is read as %s"
            .formatted(type.getSimpleName(), name, instead));
    return instead;
  }

  @SuppressWarnings("NullAway") // As above.
  String text() throws IOException {
    long mark = in.readUnsigned();
    if (mark == SharedTexts.NULL) {
      return null;
    }
    if (mark == SharedTexts.LITERAL) {
      String text = in.readString();
      if (learns) {
        shared.add(text);
      }
      return text;
    }
    return shared.get(mark - SharedTexts.FIRST_REFERENCE);
  }
}
