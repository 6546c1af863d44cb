package dev.poolscope.balance;

/// Who wins among endpoints with equal scores.
public enum TieRule {
  /// The first in order.
  FIRST("first"),
  /// The next after the winner of the choice before, in the order in which endpoints joined.
  ROTATE("rotate"),
  /// One uniform draw.
  RANDOM("random"),
  /// One draw per tied endpoint after the first: the k-th replaces the earlier ones with 1/k.
  RESERVOIR("reservoir");

  private final String id;

  TieRule(String id) {
    this.id = id;
  }

  /// Its name in files and on the command line.
  public String id() {
    return id;
  }
}
