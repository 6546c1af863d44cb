package dev.poolscope.run;

import dev.poolscope.experiment.Experiment;

/// Told when a run is ready, its servers listening, and nothing is written yet.
@FunctionalInterface
public interface BeforeWriting {
  /// Does nothing.
  BeforeWriting NOTHING = _ -> {};

  /// @param experiment as it will run, ports resolved
  /// @throws RunRefusedException if the run cannot take place; nothing will be written
  void ready(Experiment experiment) throws RunRefusedException;
}
