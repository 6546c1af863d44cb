package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// The method of a request.
public enum HttpMethod {
  @Choice(label = "GET", doc = "safe and idempotent; without a body")
  GET(false),
  @Choice(label = "HEAD", doc = "safe and idempotent; the response has no body either")
  HEAD(false),
  @Choice(label = "POST", doc = "not idempotent")
  POST(true),
  @Choice(label = "PUT", doc = "idempotent")
  PUT(true),
  @Choice(label = "PATCH", doc = "not idempotent")
  PATCH(true),
  @Choice(label = "DELETE", doc = "idempotent")
  DELETE(true),
  @Choice(label = "OPTIONS", doc = "safe and idempotent")
  OPTIONS(true),
  @Choice(label = "TRACE", doc = "safe and idempotent; without a body")
  TRACE(false);

  private final boolean allowsBody;

  HttpMethod(boolean allowsBody) {
    this.allowsBody = allowsBody;
  }

  /// Whether a request with this method may have a body.
  public boolean allowsBody() {
    return allowsBody;
  }
}
