package dev.poolscope.trace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The texts that a log has written out once and refers to by number from then on.
///
/// Threading: added to by one thread; any other may look up what the adding thread has made known
/// to it, since the place of a text never changes.
final class SharedTexts {
  /// What stands in a record where there is no text.
  static final int NULL = 0;

  /// What stands before a text that is written out.
  static final int LITERAL = 1;

  /// What stands for the first text that was written out.
  static final int FIRST_REFERENCE = 2;

  private static final int MOST = 4096;
  private static final int LONGEST = 64;

  private final @Nullable String[] texts = new String[MOST];
  private int size;

  static boolean isShared(String text, int sharedSoFar) {
    return sharedSoFar < MOST && text.length() <= LONGEST;
  }

  void add(String text) {
    if (isShared(text, size)) {
      texts[size++] = text;
    }
  }

  String get(long index) throws IOException {
    String text = index < 0 || index >= MOST ? null : texts[(int) index];
    if (text == null) {
      throw new IOException("unknown text " + index);
    }
    return text;
  }
}
