package dev.poolscope.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files that are either whole or not there.
public final class AtomicFiles {
  private AtomicFiles() {}

  /// Writes a text, replacing what is there only when all of it is written.
  public static void write(Path file, String text) throws IOException {
    Path partial = partial(file);
    try {
      Files.writeString(partial, text);
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
