package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// What a caller does with a response body.
public enum BodyHandling {
  @Choice(doc = "reads it to its end and closes it")
  FULL,
  @Choice(doc = "reads some of it and closes it")
  PARTIAL,
  @Choice(doc = "closes it without reading")
  CLOSE,
  @Choice(doc = "never closes it")
  LEAVE
}
