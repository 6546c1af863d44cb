package dev.poolscope.balance;

import java.io.Serial;

/// No endpoint was eligible for a call. The message says how many there are and why none served.
public final class NoEndpointException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NoEndpointException(String message) {
    super(message);
  }
}
