package dev.poolscope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The bytes of a capture, in pieces that are whole.
final class CaptureInput {
  /// More than any block has that a capturing program writes.
  private static final int MOST_BYTES = 1 << 24;

  private final InputStream in;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  CaptureInput(InputStream in) {
    this.in = in;
  }

  /// The byte order of all that follows.
  void order(ByteOrder found) {
    order = found;
  }

  /// The next bytes; null if there are none at all.
  ///
  /// @throws InvalidCaptureException if there are some, but fewer
  @Nullable ByteBuffer readIfAny(int count) throws IOException {
    byte[] bytes = in.readNBytes(checked(count));
    if (bytes.length == 0 && count > 0) {
      return null;
    }
    if (bytes.length < count) {
      throw cutOff();
    }
    return ByteBuffer.wrap(bytes).order(order);
  }

  /// The next bytes.
  ///
  /// @throws InvalidCaptureException if there are fewer
  ByteBuffer read(int count) throws IOException {
    ByteBuffer bytes = readIfAny(count);
    if (bytes == null) {
      throw cutOff();
    }
    return bytes;
  }

  private static int checked(int count) throws InvalidCaptureException {
    if (count < 0 || count > MOST_BYTES) {
      throw new InvalidCaptureException(
          "is damaged: a block in it claims " + Integer.toUnsignedString(count) + " bytes");
    }
    return count;
  }

  private static InvalidCaptureException cutOff() {
    return new InvalidCaptureException("is cut off: it ends in the middle of a packet");
  }
}
