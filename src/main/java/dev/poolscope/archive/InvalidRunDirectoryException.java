package dev.poolscope.archive;

import java.io.IOException;

/// A directory is not that of a run, or its files cannot be read; the message says why.
public final class InvalidRunDirectoryException extends IOException {
  private static final long serialVersionUID = 1;

  /// With a message for the user.
  public InvalidRunDirectoryException(String message) {
    super(message);
  }
}
