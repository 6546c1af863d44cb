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
  private static final int SHORTEST_NUMBER = 1;
  private static final int LONGEST_NUMBER = 10;

  private final CRC32C crc = new CRC32C();
  private byte[] bytes = new byte[256];
  private int length;
  private int position;

  void clear() {
    length = 0;
    position = 0;
  }

  void writeByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void writeUnsigned(long value) {
    reserve(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeString(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeUnsigned(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /// Whether everything was read.
  boolean isAtEnd() {
    return position == length;
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

  /// Begins a record: leaves room for its length and checksum, and tells where.
  int beginRecord() {
    int start = length;
    reserve(SHORTEST_NUMBER + Integer.BYTES);
    length += SHORTEST_NUMBER + Integer.BYTES;
    return start;
  }

  /// Ends the record that was begun at `start`: puts its length and checksum before its payload.
  void endRecord(int start) {
    int payload = start + SHORTEST_NUMBER + Integer.BYTES;
    int size = length - payload;
    int checksum = checksum(payload, size);
    int shift = lengthOf(size) - SHORTEST_NUMBER;
    if (shift > 0) {
      reserve(shift);
      System.arraycopy(bytes, payload, bytes, payload + shift, size);
    }
    length = start;
    writeUnsigned(size);
    for (int bits = 0; bits < Integer.SIZE; bits += Byte.SIZE) {
      bytes[length++] = (byte) (checksum >>> bits);
    }
    length += size;
  }

  /// The checksum of the content.
  int checksum() {
    return checksum(0, length);
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

  private int checksum(int from, int size) {
    crc.reset();
    crc.update(bytes, from, size);
    return (int) crc.getValue();
  }

  /// How many bytes a number takes, unsigned.
  private static int lengthOf(int number) {
    return Math.max(SHORTEST_NUMBER, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 6) / 7);
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
