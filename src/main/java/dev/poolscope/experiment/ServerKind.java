package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// The program that answers as a sample server.
public enum ServerKind {
  @Choice(doc = "inside this program; every option works")
  EMBEDDED,
  @Choice(doc = "Go's net/http, from sample-servers")
  GO,
  @Choice(doc = "Python's http.server, from sample-servers")
  PYTHON,
  @Choice(doc = "Node's http, from sample-servers")
  NODE,
  @Choice(doc = "nginx, from sample-servers")
  NGINX
}
