package dev.poolscope.client.go;

import java.nio.charset.StandardCharsets;

/// Recognises what servers send on idle connections.
final class UnsolicitedData {
  private static final String HTTP = "HTTP/1.";
  private static final String REQUEST_TIMEOUT = " 408";
  private static final int STATUS_AT = "HTTP/1.x".length();

  private UnsolicitedData() {}

  /// Whether the bytes begin a `408 Request Timeout`, by which some servers announce that they
  /// close (Go pool reference, section 8).
  static boolean isRequestTimeout(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.startsWith(HTTP) && text.startsWith(REQUEST_TIMEOUT, STATUS_AT);
  }
}
