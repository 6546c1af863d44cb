package dev.poolscope.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files that are either whole or not there.
public final class AtomicFiles {
  private AtomicFiles() {}

  /// Writes the contents of a file to a path.
  @FunctionalInterface
  public interface Contents {
    /// Writes them to a file that is not there yet.
    void writeTo(Path partial) throws IOException;
  }

  /// Writes a text, replacing what is there only when all of it is written.
  public static void write(Path file, String text) throws IOException {
    write(file, partial -> Files.writeString(partial, text));
  }

  /// Writes a file, replacing what is there only when all of it is written.
  public static void write(Path file, Contents contents) throws IOException {
    Path partial = partial(file);
    try {
      contents.writeTo(partial);
      finish(file);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// Where a file is kept while it is being written.
  public static Path partial(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".partial");
  }

  /// Puts a file that has been written to its partial place in its own.
  public static void finish(Path file) throws IOException {
    Files.move(partial(file), file, StandardCopyOption.REPLACE_EXISTING);
  }
}
