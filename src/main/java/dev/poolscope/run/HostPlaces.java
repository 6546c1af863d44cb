package dev.poolscope.run;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.pool.HostKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the hosts of an experiment are: connections know them by scheme, host and port.
final class HostPlaces {
  private HostPlaces() {}

  /// The target at each place; where several share one, it is the first one's.
  static Map<HostKey, Target> targets(Experiment experiment, TargetServers servers) {
    Map<HostKey, Target> targets = new LinkedHashMap<>();
    for (Target target : experiment.targets()) {
      targets.putIfAbsent(HostKey.of(servers.url(target.name())), target);
    }
    return targets;
  }

  /// The names of these targets.
  static Map<HostKey, String> names(Experiment experiment, TargetServers servers) {
    Map<HostKey, String> names = new LinkedHashMap<>();
    targets(experiment, servers).forEach((key, target) -> names.put(key, target.name()));
    return names;
  }

  /// The ports by the names of these targets.
  static Map<String, Integer> ports(Experiment experiment, TargetServers servers) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    names(experiment, servers).forEach((key, name) -> ports.put(name, key.port()));
    return ports;
  }
}
