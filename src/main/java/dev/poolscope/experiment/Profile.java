package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Whose values hold for the limits of Go's http.Transport that are not given.
public enum Profile {
  @Choice(doc = "the zero values of http.Transport")
  NONE,
  @Choice(
      label = "DefaultTransport",
      doc =
          "those of http.DefaultTransport: 100 idle connections in all, each idle for 90s at most")
  DEFAULT_TRANSPORT
}
