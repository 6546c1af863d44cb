package dev.poolscope.advise;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.ServerKind;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What an experiment can ask of its hosts, and of the machine for them, by its limits and its
/// load. A run may need less; where loads and limits say nothing, what they leave open is taken for
/// possible. Repeated attempts are not counted.
///
/// Threading: immutable.
///
/// @param hosts what it asks of each target by name, in their order
/// @param surelySockets sockets of this program that there must be at a time; a connection to a
///   server inside it has two
/// @param likelySockets the same that there may be while hosts answer as they are meant to
public record Demand(Map<String, HostDemand> hosts, long surelySockets, long likelySockets) {
  /// Of an experiment at any time, its changes included.
  public static Demand of(Experiment experiment) {
    Map<String, HostDemand> most = new LinkedHashMap<>();
    long surely = 0;
    long likely = 0;
    for (Experiment state : Experiments.states(experiment)) {
      Demand demand = ofState(state);
      demand.hosts.forEach((host, each) -> most.merge(host, each, HostDemand::max));
      surely = Math.max(surely, demand.surelySockets);
      likely = Math.max(likely, demand.likelySockets);
    }
    return new Demand(most, surely, likely);
  }

  /// Of an experiment as it is, without what changes.
  public static Demand ofState(Experiment experiment) {
    Map<String, HostDemand> hosts = new LinkedHashMap<>();
    long[] likelyByLoad = new long[experiment.load().size()];
    long surely = 0;
    long likely = 0;
    for (Target target : experiment.targets()) {
      int sockets = socketsOfConnection(target);
      HostDemand demand = HostDemand.none(target.name());
      for (int i = 0; i < likelyByLoad.length; i++) {
        Load load = experiment.load().get(i);
        if (load.target().equals(target.name()) || load.target().equals(Experiment.BALANCED)) {
          HostDemand one =
              LoadDemand.of(experiment, load, target, "load." + i + ".arrivals")
                  .part(experiment.part());
          likelyByLoad[i] = Math.max(likelyByLoad[i], sockets * one.likely());
          demand = demand.plus(one);
        }
      }
      demand = demand.within(limit(experiment, target));
      surely += sockets * demand.surely();
      likely += sockets * demand.likely();
      hosts.put(target.name(), demand);
    }
    // A balanced load may go to any host, but not to all of them at a time.
    return new Demand(hosts, surely, Math.min(likely, LongStream.of(likelyByLoad).sum()));
  }

  /// The demand on one target.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public HostDemand of(String host) {
    HostDemand demand = hosts.get(host);
    if (demand == null) {
      throw new IllegalArgumentException(host + " is no target");
    }
    return demand;
  }

  /// How many connections all pools together may have to a target.
  private static long limit(Experiment experiment, Target target) {
    Transport transport = experiment.transport();
    long pools = (long) experiment.instances() * experiment.poolsOfInstance();
    if (transport.perRequest()) {
      return Long.MAX_VALUE;
    }
    if (transport.rules() == Rules.OKHTTP) {
      // The dispatcher's limits are of requests, and say nothing of what these leave behind.
      boolean leaves =
          Stream.concat(Stream.of(transport.body()), experiment.load().stream().map(Load::body))
              .anyMatch(body -> body == BodyHandling.LEAVE);
      long each = Math.min(transport.maxRequests(), transport.maxRequestsPerHost());
      return leaves ? Long.MAX_VALUE : pools * each;
    }
    boolean limited =
        transport.maxConnsPerHost() > 0 && experiment.protocol(target.name()) == Protocol.HTTP_1_1;
    return limited ? pools * transport.maxConnsPerHost() : Long.MAX_VALUE;
  }

  /// The server's end is this program's as well where the server is inside it.
  private static int socketsOfConnection(Target target) {
    Sample sample = target.sample();
    return sample != null && sample.server() == ServerKind.EMBEDDED ? 2 : 1;
  }
}
