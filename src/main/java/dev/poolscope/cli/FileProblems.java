package dev.poolscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// What is wrong with files, in words.
final class FileProblems {
  private FileProblems() {}

  /// Makes sure that a directory can be written to, without creating anything.
  ///
  /// @throws UsageException naming the option and the directory if it cannot
  static void requireWritable(String option, Path directory) {
    if (directory.toString().isEmpty()) {
      throw new UsageException(option + ": is empty; give a directory");
    }
    Path existing = directory.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      String why =
          existing != null && !Files.isDirectory(existing)
              ? existing + " is not a directory"
              : existing + " cannot be written to";
      throw new UsageException(option + ": " + directory + ": " + why + "; give another directory");
    }
  }
}
