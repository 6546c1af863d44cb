package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Who wins among hosts with equal scores.
public enum TieRule {
  @Choice(doc = "the first in order")
  FIRST,
  @Choice(doc = "the next after the winner of the pick before")
  ROTATE,
  @Choice(doc = "one uniform draw")
  RANDOM,
  @Choice(doc = "one draw per tied host after the first: the k-th takes the place with 1/k")
  RESERVOIR
}
