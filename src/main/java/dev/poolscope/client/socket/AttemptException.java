package dev.poolscope.client.socket;

import dev.poolscope.model.FailureKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An attempt of a request failed for a reason that is known exactly.
public final class AttemptException extends IOException {
  private static final long serialVersionUID = 1;

  private final FailureKind kind;

  public AttemptException(FailureKind kind, @Nullable String message, @Nullable Throwable cause) {
    super(message == null ? kind.name() : message, cause);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }
}
