package dev.poolscope.schema;

/// A record with a check that its constructor cannot make, because it goes over the components by
/// their names.
public interface Checked {
  /// Adds what does not hold to a check. Called for records that are made of text.
  void check(Check check);
}
