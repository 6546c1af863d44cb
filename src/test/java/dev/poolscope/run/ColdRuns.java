package dev.poolscope.run;

import java.util.function.UnaryOperator;

/// Runs that begin without warming the program up, for tests that wait for no number that depends
/// on it.
public final class ColdRuns {
  private ColdRuns() {}

  /// Makes such runs.
  public static RunFactory factory() {
    return (experiment, parent, allowed, beforeWriting) ->
        new Run(experiment, parent, allowed, beforeWriting, UnaryOperator.identity(), false);
  }
}
