package dev.poolscope.client.socket;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A dial ended because nobody wanted it any more.
public final class DialAbortedException extends IOException {
  private static final long serialVersionUID = 1;

  public DialAbortedException(@Nullable IOException cause) {
    super("dial aborted", cause);
  }
}
