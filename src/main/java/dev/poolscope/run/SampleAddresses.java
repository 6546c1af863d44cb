package dev.poolscope.run;

import dev.poolscope.experiment.Change;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.TargetAddress;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.server.SampleServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The addresses that the names of sample servers have, at the beginning and by each change.
///
/// Threading: immutable.
final class SampleAddresses {
  private final List<Experiment> stages = new ArrayList<>();

  /// The targets whose samples are called by a name, since they have addresses at some time.
  private final Set<String> named = new HashSet<>();

  SampleAddresses(Experiment experiment) {
    stages.add(experiment);
    for (Change change : experiment.changes()) {
      stages.add(Experiments.change(stages.getLast(), change.set()));
    }
    stages.stream()
        .flatMap(stage -> stage.targets().stream())
        .filter(SampleAddresses::hasSome)
        .forEach(target -> named.add(target.name()));
  }

  private static boolean hasSome(Target target) {
    return target.sample() != null && !target.addresses().isEmpty();
  }

  /// The host in the url of a target's sample: an address leads nowhere else than to itself.
  String hostOf(String target) {
    return named.contains(target) ? "localhost" : "127.0.0.1";
  }

  /// Has servers listen on all addresses that are planned.
  ///
  /// @param servers by target
  /// @throws RunRefusedException if one cannot
  void listen(Map<String, SampleServer> servers) throws RunRefusedException {
    for (Experiment stage : stages) {
      for (Target target : stage.targets()) {
        try {
          listen(target, servers);
        } catch (IOException e) {
          throw new RunRefusedException(
              RunRefusedException.Cause.MACHINE, field(target) + ": " + cannotListen(e));
        }
      }
    }
  }

  /// Has servers listen on addresses that were not planned.
  ///
  /// @param servers by target
  /// @throws ConfigException if one cannot, or a target has no name that could lead there
  void prepare(Experiment changed, Map<String, SampleServer> servers) {
    for (Target target : changed.targets()) {
      if (hasSome(target) && !named.contains(target.name())) {
        throw new ConfigException(
            Place.NONE,
            field(target),
            "the target began with an address for a host, which leads nowhere else; give it"
                + " addresses: [127.0.0.1] before the run");
      }
      try {
        listen(target, servers);
      } catch (IOException e) {
        throw new ConfigException(Place.NONE, field(target), cannotListen(e));
      }
    }
  }

  private static void listen(Target target, Map<String, SampleServer> servers) throws IOException {
    SampleServer server = servers.get(target.name());
    if (server != null) {
      for (TargetAddress address : target.addresses()) {
        server.listenOn(address.address());
      }
    }
  }

  private static String field(Target target) {
    return "targets." + target.name() + ".addresses";
  }

  private static String cannotListen(IOException e) {
    return "the sample server cannot listen on all of them: "
        + e.getMessage()
        + "; give addresses that this machine has, or another port";
  }
}
