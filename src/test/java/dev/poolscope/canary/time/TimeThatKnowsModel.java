package dev.poolscope.canary.time;

import dev.poolscope.canary.model.ModelThatKnowsTime;

/// The other half of a cycle; reads the clock where it may.
public record TimeThatKnowsModel(ModelThatKnowsTime model) {
  /// A reading.
  public static long nanos() {
    return System.nanoTime();
  }
}
