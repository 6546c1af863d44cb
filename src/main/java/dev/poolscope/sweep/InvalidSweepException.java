package dev.poolscope.sweep;

import java.io.Serial;

/// A sweep cannot be; the message says why, what is allowed and what to do.
public final class InvalidSweepException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InvalidSweepException(String message) {
    super(message);
  }
}
