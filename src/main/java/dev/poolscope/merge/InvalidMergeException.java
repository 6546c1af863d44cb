package dev.poolscope.merge;

import java.io.IOException;
import java.io.Serial;

/// Runs are no parts of one; the message says why and what to do.
public final class InvalidMergeException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  InvalidMergeException(String message) {
    super(message);
  }
}
