package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// What a sample server does with a connection after an HTTP/1 response. Over HTTP/2 every mode but
/// [#KEEP_ALIVE] announces the end of the connection (GOAWAY) after its response.
public enum SampleMode {
  @Choice(doc = "keeps them open for more requests")
  KEEP_ALIVE,
  @Choice(doc = "says `Connection: close` in every response, and closes")
  CLOSE,
  @Choice(doc = "answers as HTTP/1.0 without keep-alive, then closes, as Python's http.server does")
  HTTP10,
  @Choice(doc = "promises to keep alive, as HTTP/1.1 does, and closes all the same")
  SILENT_CLOSE
}
