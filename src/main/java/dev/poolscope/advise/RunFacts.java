package dev.poolscope.advise;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.PickStats;
import java.util.Map;
import java.util.stream.Stream;

/// What rules look at: the experiment and what was counted so far.
///
/// @param experiment the experiment as run
/// @param hosts what was counted for each host
/// @param all the same for all together
/// @param picks what the balancers picked
/// @param loadNanos how long the load phase has lasted
public record RunFacts(
    Experiment experiment,
    Map<String, HostStats> hosts,
    HostStats all,
    PickStats picks,
    long loadNanos) {
  private static final double NANOS_PER_SECOND = 1e9;

  Transport transport() {
    return experiment.transport();
  }

  double seconds() {
    return Math.max(1, loadNanos) / NANOS_PER_SECOND;
  }

  /// Whether a host's connections carry many requests at the same time.
  boolean isMultiplexed(String host) {
    return experiment.protocol(host) != Protocol.HTTP_1_1;
  }

  /// The loads whose requests can go to a host.
  Stream<Load> loads(String host) {
    return experiment.load().stream()
        .filter(load -> load.target().equals(host) || load.target().equals(Experiment.BALANCED));
  }

  /// The target of a name; empty for hosts that are none.
  Stream<Target> target(String host) {
    return experiment.targets().stream().filter(target -> target.name().equals(host));
  }
}
