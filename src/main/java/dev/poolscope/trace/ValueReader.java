package dev.poolscope.trace;

import java.io.IOException;

/// Reads what a [ValueWriter] has written.
///
/// Threading: confined to one thread.
final class ValueReader {
  private final LogBuffer in;
  private final SharedTexts shared;
  private final boolean learns;

  /// A reader of a whole log.
  ValueReader(LogBuffer in) {
    this(in, new SharedTexts(), true);
  }

  private ValueReader(LogBuffer in, SharedTexts shared, boolean learns) {
    this.in = in;
    this.shared = shared;
    this.learns = learns;
  }

  /// A reader of what this one has read, in any order and on another thread.
  ValueReader again(LogBuffer from) {
    return new ValueReader(from, shared, false);
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
    try {
      return name == null ? null : Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("unknown " + type.getSimpleName() + " " + name, e);
    }
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
