package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Which of a host's idle connections serves the next request.
public enum ReuseOrder {
  @Choice(doc = "the one that came back last, as Go's Transport does")
  NEWEST,
  @Choice(doc = "the one that has been idle the longest; Go has no such choice")
  OLDEST
}
