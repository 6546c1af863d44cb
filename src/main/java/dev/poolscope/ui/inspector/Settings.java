package dev.poolscope.ui.inspector;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.timeline.ChangeMark;
import java.util.List;
import java.util.Map;

/// The settings as they were at an instant of the run.
final class Settings {
  private Settings() {}

  /// The settings with all changes up to an instant.
  static InForce at(Experiment start, List<ChangeMark> changes, long nanos) {
    Experiment current = start;
    for (ChangeMark change : changes) {
      if (change.nanos() <= nanos) {
        current = changed(current, change);
      }
    }
    return InForce.of(current);
  }

  /// A change of what the experiment has no more changes nothing.
  private static Experiment changed(Experiment current, ChangeMark change) {
    try {
      return Experiments.change(current, Map.of(change.path(), change.value()));
    } catch (ConfigException _) {
      return current;
    }
  }
}
