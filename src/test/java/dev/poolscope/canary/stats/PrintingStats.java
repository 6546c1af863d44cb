package dev.poolscope.canary.stats;

/// Writes to the terminal where it may not.
public final class PrintingStats {
  /// Prints.
  public void print() {
    System.out.println("stats");
  }
}
