package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Who decides about connections.
public enum Rules {
  @Choice(doc = "the rules of Go's http.Transport, over connections that OkHttp speaks on")
  GO,
  @Choice(doc = "OkHttp's own connection pool and dispatcher")
  OKHTTP
}
