package dev.poolscope.virtual;

import java.io.Serial;

/// An experiment cannot be run in virtual time; the message names the field, its value and what to
/// do.
public final class VirtualTimeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  VirtualTimeException(String message) {
    super(message);
  }
}
