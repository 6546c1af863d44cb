package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// What becomes of the dials to one address.
public enum AddressState {
  /// They reach whoever listens there.
  @Choice(doc = "dials reach whoever listens there")
  UP,
  /// They are refused.
  @Choice(doc = "dials are refused")
  REFUSE,
  /// They are never answered.
  @Choice(doc = "dials are never answered")
  BLACK_HOLE
}
