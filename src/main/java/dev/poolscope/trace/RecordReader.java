package dev.poolscope.trace;

import java.io.IOException;

/// Reads the records of an event log: length, CRC-32C and payload.
///
/// Threading: confined to one thread.
final class RecordReader {
  private static final int LONGEST_RECORD = 1 << 20;

  private final LogInput in;
  private final byte[] checksum = new byte[Integer.BYTES];

  RecordReader(LogInput in) {
    this.in = in;
  }

  /// What was found where a record was looked for.
  enum Found {
    /// A whole one.
    RECORD,
    /// Nothing: the file ends here by now.
    END,
    /// The beginning of one.
    INCOMPLETE,
    /// Something that no writer has written.
    DAMAGE
  }

  /// Reads the next record into `payload`.
  Found read(LogBuffer payload) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Found.END;
    }
    long size = readLength(first);
    if (size < 0) {
      return Found.INCOMPLETE;
    }
    // No record is empty; a tail of zeros, as a crash of the machine may leave it, would be one.
    if (size == 0 || size > LONGEST_RECORD) {
      return Found.DAMAGE;
    }
    if (in.read(checksum, checksum.length) < checksum.length || !payload.fillFrom(in, (int) size)) {
      return Found.INCOMPLETE;
    }
    int expected = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      expected |= (checksum[i] & 0xFF) << (i * Byte.SIZE);
    }
    return payload.checksum() == expected ? Found.RECORD : Found.DAMAGE;
  }

  /// The rest of a length; -1 if the file ends within it.
  private long readLength(int first) throws IOException {
    long size = first & 0x7F;
    int b = first;
    for (int shift = 7; (b & 0x80) != 0 && shift < Integer.SIZE; shift += 7) {
      b = in.read();
      if (b < 0) {
        return -1;
      }
      size |= (long) (b & 0x7F) << shift;
    }
    return size;
  }
}
