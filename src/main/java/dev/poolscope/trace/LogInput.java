package dev.poolscope.trace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// Buffered bytes of a file that may still grow: where it has ended, the next attempt looks again.
/// An interrupt does not close it, unlike a channel.
///
/// Threading: confined to one thread.
final class LogInput implements AutoCloseable {
  private final RandomAccessFile file;
  private final byte[] buffer;
  private long bufferStart;
  private int length;
  private int next;

  LogInput(Path path, int bufferBytes) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    buffer = new byte[bufferBytes];
  }

  /// How many bytes the file has by now.
  long size() throws IOException {
    return file.length();
  }

  /// Where the next byte is read.
  long position() {
    return bufferStart + next;
  }

  void seek(long position) {
    if (position >= bufferStart && position <= bufferStart + length) {
      next = (int) (position - bufferStart);
    } else {
      bufferStart = position;
      length = 0;
      next = 0;
    }
  }

  /// The next byte, or -1 where the file ends by now.
  int read() throws IOException {
    return next < length || fill() ? buffer[next++] & 0xFF : -1;
  }

  /// Reads up to `count` bytes and returns how many there were.
  int read(byte[] into, int count) throws IOException {
    int done = 0;
    while (done < count && (next < length || fill())) {
      int part = Math.min(count - done, length - next);
      System.arraycopy(buffer, next, into, done, part);
      next += part;
      done += part;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean fill() throws IOException {
    bufferStart += length;
    next = 0;
    length = 0;
    file.seek(bufferStart);
    length = Math.max(0, file.read(buffer));
    return length > 0;
  }
}
