package dev.poolscope.capture;

import java.io.IOException;

/// What should be a packet capture cannot be read as one; the message says why, as the second half
/// of a sentence that begins with the file.
public final class InvalidCaptureException extends IOException {
  private static final long serialVersionUID = 1;

  InvalidCaptureException(String message) {
    super(message);
  }
}
