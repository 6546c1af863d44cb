package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// The protocol of the connections.
public enum Protocol {
  @Choice(label = "http/1.1", doc = "one request at a time on each connection")
  HTTP_1_1,
  @Choice(doc = "HTTP/2 over TLS; available under okhttp rules")
  H2,
  @Choice(doc = "HTTP/2 without TLS; available under okhttp rules")
  H2C
}
