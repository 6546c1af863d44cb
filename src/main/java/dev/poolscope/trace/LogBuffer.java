package dev.poolscope.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// A growing byte buffer with variable-length numbers (LEB128, signed ones zigzag) and strings: the
/// payload of one record of the event log.
///
/// Threading: confined to one thread.
final class LogBuffer {
  private final CRC32C crc = new CRC32C();
  private byte[] bytes = new byte[256];
  private int length;
  private int position;

  void clear() {
    length = 0;
    position = 0;
  }

  void writeByte(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) value;
  }

  void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeString(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeUnsigned(utf8.length);
    for (byte b : utf8) {
      writeByte(b);
    }
  }

  int readByte() throws IOException {
    if (position >= length) {
      throw new IOException("record too short");
    }
    return bytes[position++] & 0xFF;
  }

  long readUnsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = readByte();
      value |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        return value;
      }
    }
    throw new IOException("number too long");
  }

  long readSigned() throws IOException {
    long raw = readUnsigned();
    return (raw >>> 1) ^ -(raw & 1);
  }

  String readString() throws IOException {
    long size = readUnsigned();
    if (size < 0 || size > length - position) {
      throw new IOException("text too long");
    }
    String text = new String(bytes, position, (int) size, StandardCharsets.UTF_8);
    position += (int) size;
    return text;
  }

  int checksum() {
    crc.reset();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  int length() {
    return length;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /// Replaces the content with the next `size` bytes; false if the file ends before.
  boolean fillFrom(LogInput in, int size) throws IOException {
    clear();
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, bytes.length * 2)];
    }
    length = in.read(bytes, size);
    return length == size;
  }
}
