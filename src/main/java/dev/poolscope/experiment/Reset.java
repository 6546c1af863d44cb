package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Where a sample server resets the connection.
public enum Reset {
  @Choice(doc = "nowhere")
  NONE,
  @Choice(doc = "after the headers, before the first byte of the body")
  BEFORE_BODY,
  @Choice(doc = "in the middle of the body")
  MID_BODY
}
