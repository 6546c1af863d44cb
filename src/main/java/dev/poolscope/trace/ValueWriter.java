package dev.poolscope.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the components of events to a buffer. Short strings that come again are written once and
/// referred to, so writer and reader must each see the whole log from its beginning. A text longer
/// than [#LONGEST_TEXT] is cut, which keeps every record shorter than the reader accepts.
///
/// Threading: confined to one thread.
final class ValueWriter {
  /// In UTF-16 units; a record of five such texts has less than 1 MiB.
  static final int LONGEST_TEXT = 1 << 16;

  private final LogBuffer out;
  private final Map<String, Integer> references = new HashMap<>();

  ValueWriter(LogBuffer out) {
    this.out = out;
  }

  ValueWriter tag(int tag) {
    out.writeByte(tag);
    return this;
  }

  ValueWriter number(long number) {
    out.writeSigned(number);
    return this;
  }

  ValueWriter flag(boolean flag) {
    out.writeByte(flag ? 1 : 0);
    return this;
  }

  ValueWriter constant(@Nullable Enum<?> constant) {
    return text(constant == null ? null : constant.name());
  }

  ValueWriter text(@Nullable String text) {
    if (text == null) {
      out.writeByte(SharedTexts.NULL);
      return this;
    }
    Integer known = references.get(text);
    if (known != null) {
      out.writeUnsigned(known);
      return this;
    }
    out.writeUnsigned(SharedTexts.LITERAL);
    out.writeString(text.length() > LONGEST_TEXT ? cut(text) : text);
    if (SharedTexts.isShared(text, references.size())) {
      references.put(text, SharedTexts.FIRST_REFERENCE + references.size());
    }
    return this;
  }

  private static String cut(String text) {
    int end = LONGEST_TEXT - 1;
    boolean splitsCharacter = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsCharacter ? end - 1 : end) + "…";
  }
}
