package dev.poolscope.report;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import dev.poolscope.stats.HostStats;
import org.jspecify.annotations.Nullable;

/// What one row is made from.
///
/// @param label the target's name, `all` for all together, `none` for requests that no host was
///   picked for
record SummarySource(Experiment experiment, String label, HostStats stats, RunFold fold) {
  /// The row's target, or null if it is none's.
  @Nullable Target target() {
    return experiment.targets().stream()
        .filter(target -> target.name().equals(label))
        .findFirst()
        .orElse(null);
  }

  boolean isAll() {
    return label.equals(Experiment.ALL_HOSTS);
  }

  Transport transport() {
    return experiment.transport();
  }

  @Nullable Sample sample() {
    Target target = target();
    return target == null ? null : target.sample();
  }

  long picks() {
    return isAll() ? fold.picks().picks() : fold.picks().picks(label);
  }

  double fairness() {
    return fold.picks().fairness(experiment.targets().stream().map(Target::name).toList());
  }

  /// The first load of the target, balanced ones included; of any for all together.
  @Nullable Load load() {
    return experiment.load().stream()
        .filter(
            load ->
                isAll() || load.target().equals(label) || load.target().equals(Experiment.BALANCED))
        .findFirst()
        .orElse(null);
  }

  @Nullable Arrivals arrivals() {
    Load load = load();
    return load == null ? null : load.arrivals();
  }
}
