package dev.poolscope.advise;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import java.util.ArrayList;
import java.util.List;

/// Settings about what callers do with bodies.
final class BodySettings {
  private BodySettings() {}

  /// What has the callers of a host read bodies to their end.
  static List<String> full(RunFacts facts, String host) {
    List<String> sets = new ArrayList<>();
    if (facts.transport().body() != BodyHandling.FULL) {
      sets.add("transport.body=full");
    }
    List<Load> all = facts.experiment().load();
    for (int i = 0; i < all.size(); i++) {
      Load load = all.get(i);
      boolean isOfHost = load.target().equals(host) || load.target().equals(Experiment.BALANCED);
      if (isOfHost && load.body() != null && load.body() != BodyHandling.FULL) {
        sets.add("load." + i + ".body=full");
      }
    }
    return sets;
  }
}
