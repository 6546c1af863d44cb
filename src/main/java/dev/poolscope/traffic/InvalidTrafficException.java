package dev.poolscope.traffic;

import java.io.IOException;
import java.io.Serial;

/// A file that is meant to hold requests and does not; the message says which and why.
public final class InvalidTrafficException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  InvalidTrafficException(String message) {
    super(message);
  }
}
