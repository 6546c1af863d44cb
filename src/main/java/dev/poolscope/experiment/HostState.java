package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Whether a balancer may pick a target.
public enum HostState {
  @Choice(doc = "may be picked; one that was out joins anew, as the last one")
  UP,
  @Choice(doc = "stays a member and is not picked, so that hash tables keep its place")
  DRAINED,
  @Choice(doc = "is no member")
  OUT
}
