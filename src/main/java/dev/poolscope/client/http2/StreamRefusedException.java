package dev.poolscope.client.http2;

import java.io.IOException;

/// A request was not processed: the server has refused its stream, or said goodbye before.
public final class StreamRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean unsent;

  StreamRefusedException(boolean unsent, IOException cause) {
    super(unsent ? "the server takes no further streams" : "the server refused the stream", cause);
    this.unsent = unsent;
  }

  /// Whether nothing of the request was sent.
  public boolean isUnsent() {
    return unsent;
  }
}
