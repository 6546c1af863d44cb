package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Which backend of a group an accepted connection is placed on.
public enum Placement {
  @Choice(doc = "one after the other")
  ROUND_ROBIN,
  @Choice(doc = "any, each with the same chance")
  RANDOM
}
