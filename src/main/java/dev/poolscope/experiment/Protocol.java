package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// The protocol of the connections.
public enum Protocol {
  @Choice(label = "http/1.1", doc = "one request at a time on each connection")
  HTTP_1_1,
  @Choice(doc = "HTTP/2 over TLS, many requests at a time on each connection")
  H2,
  @Choice(doc = "HTTP/2 without TLS; under go rules since 1.24, by its source and not measured")
  H2C
}
