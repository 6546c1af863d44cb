package dev.poolscope.ui.gallery;

import dev.poolscope.experiment.Experiment;
import java.util.List;

/// What a sketch of an experiment shows.
///
/// @param shapes when requests are due at each host
/// @param changes when settings change, each as a part of the window from 0 to 1
record Outline(List<LoadShape> shapes, List<Double> changes) {
  /// Nothing yet.
  static final Outline NONE = new Outline(List.of(), List.of());

  /// The outline of an experiment.
  ///
  /// @param slots the number of equal parts that the window is cut into
  static Outline of(Experiment experiment, int slots) {
    double window = experiment.duration().toNanos();
    return new Outline(
        LoadShape.of(experiment, slots),
        experiment.changes().stream().map(change -> change.at().toNanos() / window).toList());
  }
}
