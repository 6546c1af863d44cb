package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Where in an exchange a sample server resets the TCP connection (RST instead of end of stream).
/// Over HTTP/2 this ends every stream of the connection.
public enum ResetPoint {
  @Choice(doc = "nowhere")
  NONE,
  @Choice(doc = "instead of answering, before the first byte")
  BEFORE_HEADERS,
  @Choice(doc = "after the headers, before the first byte of the body")
  BEFORE_BODY,
  @Choice(doc = "in the middle of the body")
  MID_BODY
}
