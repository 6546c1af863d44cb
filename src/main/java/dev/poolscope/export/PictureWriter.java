package dev.poolscope.export;

import dev.poolscope.archive.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;

/// Draws a run as a picture file; the port to what can draw.
@FunctionalInterface
public interface PictureWriter {
  /// Draws a run that has ended or was killed, as far as it was recorded. The file is PNG, or
  /// SVG where its name ends in `.svg`; it replaces one of that name, at once when it is complete.
  ///
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not that of a
  ///   run
  void write(RunDirectory run, PictureOptions options, Path file) throws IOException;
}
