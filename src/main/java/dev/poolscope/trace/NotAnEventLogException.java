package dev.poolscope.trace;

import java.io.IOException;

/// A file is not an event log that this version can read; the message says why.
public final class NotAnEventLogException extends IOException {
  private static final long serialVersionUID = 1;

  /// With a message for the user.
  public NotAnEventLogException(String message) {
    super(message);
  }
}
