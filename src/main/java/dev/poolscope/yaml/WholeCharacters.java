package dev.poolscope.yaml;

import java.io.Reader;
import java.util.Objects;

/// A text as a reader of which no read ends between the two halves of a character. The YAML parser
/// asks for the missing half behind the end of its buffer and fails when the buffer is full.
///
/// Threading: confined to one thread.
final class WholeCharacters extends Reader {
  private final String text;
  private int position;

  WholeCharacters(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    int left = text.length() - position;
    if (left == 0) {
      return -1;
    }
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int size = Math.min(length, left);
    boolean cut =
        size > 1 && size < left && Character.isHighSurrogate(text.charAt(position + size - 1));
    int taken = cut ? size - 1 : size;
    text.getChars(position, position + taken, buffer, offset);
    position += taken;
    return taken;
  }

  @Override
  public void close() {
    position = text.length();
  }
}
