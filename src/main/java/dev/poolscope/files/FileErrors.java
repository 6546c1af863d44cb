package dev.poolscope.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// What went wrong, in words for the user; the rest in a file.
public final class FileErrors {
  private FileErrors() {}

  /// A file error as a sentence.
  public static String describe(IOException e) {
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

  /// An error that is a bug, as a sentence that says where its details were written.
  public static String bug(Throwable e) {
    StringWriter details = new StringWriter();
    e.printStackTrace(new PrintWriter(details, true));
    String where;
    try {
      Path file = Files.createTempFile("poolscope-error-", ".txt");
      Files.writeString(file, details.toString());
      where = "; details are in " + file;
    } catch (IOException writeError) {
      where = "; details could not be written: " + writeError.getMessage();
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return "internal error: " + message + where;
  }
}
