package dev.poolscope.capture;

/// Packets cannot be captured here; the message says why and what to do.
public final class CaptureRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  CaptureRefusedException(String message) {
    super(message);
  }
}
