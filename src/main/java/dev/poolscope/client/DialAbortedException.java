package dev.poolscope.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A dial ended because nobody wanted it any more.
final class DialAbortedException extends IOException {
  private static final long serialVersionUID = 1;

  DialAbortedException(@Nullable IOException cause) {
    super("dial aborted", cause);
  }
}
