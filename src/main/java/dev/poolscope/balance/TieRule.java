package dev.poolscope.balance;

import dev.poolscope.schema.Choice;

/// Who wins among endpoints with equal scores.
public enum TieRule {
  /// The first in order.
  @Choice(doc = "the first in order")
  FIRST,
  /// The next after the winner of the choice before, in the order in which endpoints joined.
  @Choice(doc = "the next after the winner of the pick before")
  ROTATE,
  /// One uniform draw.
  @Choice(doc = "one uniform draw")
  RANDOM,
  /// One draw per tied endpoint after the first: the k-th replaces the earlier ones with 1/k.
  @Choice(doc = "one draw per tied host after the first: the k-th takes the place with 1/k")
  RESERVOIR
}
