package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// The program that answers as a sample server.
public enum ServerKind {
  @Choice(doc = "inside this program; every option works")
  EMBEDDED,
  @Choice(doc = "Go's net/http, from sample-servers")
  GO,
  @Choice(doc = "Python's http.server speaking HTTP/1.0, from sample-servers")
  PYTHON,
  @Choice(doc = "Python's http.server speaking HTTP/1.1, from sample-servers")
  PYTHON_HTTP11,
  @Choice(doc = "Node's http, from sample-servers; idleTimeout 0s is its own, 5s")
  NODE,
  @Choice(doc = "nginx, from sample-servers; idleTimeout 0s is its own, 75s")
  NGINX,
  @Choice(doc = "HAProxy, from sample-servers; its stats socket tells what it counted")
  HAPROXY;

  /// Whether it is a program of its own, which keeps the settings that it was started with.
  public boolean isReal() {
    return this != EMBEDDED;
  }
}
