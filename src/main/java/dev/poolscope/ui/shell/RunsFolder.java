package dev.poolscope.ui.shell;

import dev.poolscope.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the window keeps its runs.
final class RunsFolder {
  private RunsFolder() {}

  /// A folder among the user's documents, wherever the program was started; the system property
  /// `poolscope.out` names another one.
  static Path standard() {
    String out = System.getProperty("poolscope.out");
    return out == null
        ? Path.of(System.getProperty("user.home", "."), "Documents", "Poolscope")
        : Path.of(out).toAbsolutePath();
  }

  /// Makes sure that a folder is there and can be written to. Not for the application thread.
  ///
  /// @return what is wrong, as a sentence; null if nothing is
  static @Nullable String problem(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      return "Runs cannot be kept in " + folder + ": " + FileErrors.describe(e) + ".";
    }
    return Files.isWritable(folder)
        ? null
        : "Runs cannot be kept in " + folder + ": it may not be written to.";
  }
}
