package dev.poolscope.picks;

import java.io.Serial;

/// What a user asked of a balancer cannot be; the message says where, why and what is allowed.
public final class InvalidPicksException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  InvalidPicksException(String message) {
    super(message);
  }
}
