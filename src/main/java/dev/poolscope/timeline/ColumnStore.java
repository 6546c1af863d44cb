package dev.poolscope.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Memory beside the heap for the columns of one recording: a temporary file, mapped part by part
/// as columns grow. The file goes with the store, or with the process if that ends first.
///
/// Threading: [#allocate] on one thread; what it gives is read by any until [#close], after which
/// every access throws an [IllegalStateException].
final class ColumnStore implements AutoCloseable {
  /// What is smaller is a part of a mapping of this size: there may be thousands of columns, and a
  /// process may have some ten thousand mappings only.
  private static final long BLOCK_BYTES = 1 << 18;

  private final Arena arena = Arena.ofShared();
  private final Path path;
  private final FileChannel file;
  private long bytes;
  private MemorySegment rest = MemorySegment.NULL;

  /// Creates the file in the directory for temporary files.
  ColumnStore() throws IOException {
    path = Files.createTempFile("poolscope-recording-", ".columns");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /// More memory, all zeros.
  MemorySegment allocate(long size) {
    if (size >= BLOCK_BYTES) {
      return map(size);
    }
    if (rest.byteSize() < size) {
      rest = map(BLOCK_BYTES);
    }
    MemorySegment part = rest.asSlice(0, size);
    rest = rest.asSlice(size);
    return part;
  }

  private MemorySegment map(long size) {
    try {
      MemorySegment segment = file.map(FileChannel.MapMode.READ_WRITE, bytes, size, arena);
      bytes += size;
      return segment;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the recording in " + path, e);
    }
  }

  @Override
  public void close() {
    arena.close();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
