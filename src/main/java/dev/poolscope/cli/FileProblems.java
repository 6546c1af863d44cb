package dev.poolscope.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// What is wrong with files, in words.
final class FileProblems {
  private FileProblems() {}

  /// A file error as a sentence.
  static String describe(IOException e) {
    String file = e instanceof FileSystemException f ? String.valueOf(f.getFile()) : "";
    return switch (e) {
      case NoSuchFileException _ -> file + " does not exist";
      case AccessDeniedException _ -> file + " may not be read or written";
      case FileAlreadyExistsException _ -> file + " exists already";
      case NotDirectoryException _ -> file + " is not a directory";
      case FileSystemException f when f.getReason() != null -> file + ": " + f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

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
