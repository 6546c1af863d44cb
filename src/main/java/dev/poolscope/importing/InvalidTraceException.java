package dev.poolscope.importing;

import java.io.IOException;
import java.io.Serial;

/// A file is no trace in our format; the message names file, row, column and what is allowed.
public final class InvalidTraceException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  InvalidTraceException(String message) {
    super(message);
  }
}
