package dev.poolscope.run;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.kernel.KernelHost;
import dev.poolscope.pool.HostKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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

  /// These targets as the operating system knows them.
  static List<KernelHost> kernel(Experiment experiment, TargetServers servers) {
    Set<String> behindProxies =
        experiment.targets().stream()
            .map(Target::sample)
            .filter(Objects::nonNull)
            .flatMap(sample -> sample.upstream().stream())
            .collect(Collectors.toSet());
    List<KernelHost> hosts = new ArrayList<>();
    targets(experiment, servers)
        .forEach(
            (key, target) ->
                hosts.add(
                    new KernelHost(
                        target.name(),
                        key.port(),
                        target.isOnThisMachine(),
                        behindProxies.contains(target.name()))));
    return hosts;
  }
}
