package dev.poolscope.server;

/// Where in a response the server resets the TCP connection (RST instead of end of stream). Over
/// HTTP/2 this ends every stream of the connection.
public enum ResetPoint {
  /// Never.
  NONE,
  /// After the response's head was sent, before its body.
  BEFORE_BODY,
  /// After the first half of the body was sent.
  MID_BODY
}
