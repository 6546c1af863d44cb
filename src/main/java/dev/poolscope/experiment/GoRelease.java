package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// The Go release whose dial behaviour holds.
public enum GoRelease {
  @Choice(doc = "the newest release that is known")
  LATEST,
  @Choice(label = "1.19", doc = "Go 1.19")
  GO_1_19
}
