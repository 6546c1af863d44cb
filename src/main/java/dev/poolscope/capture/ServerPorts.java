package dev.poolscope.capture;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// On which ports a run's targets listen.
///
/// @param byTarget the port of each target
/// @param ofUpstreams those that a proxy among the targets calls by itself
record ServerPorts(Map<String, Integer> byTarget, Set<Integer> ofUpstreams) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /// The ports of an experiment as run.
  static ServerPorts of(Experiment experiment) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (Target target : experiment.targets()) {
      Sample sample = target.sample();
      URI url = target.url();
      if (sample != null) {
        ports.put(target.name(), sample.port());
      } else if (url != null) {
        ports.put(target.name(), port(url));
      }
    }
    Set<Integer> upstreams = new HashSet<>();
    for (Target target : experiment.targets()) {
      Sample proxy = target.sample();
      if (proxy != null) {
        proxy.upstream().forEach(name -> upstreams.add(ports.get(name)));
      }
    }
    return new ServerPorts(ports, upstreams);
  }

  /// Whether one of the run's servers may have made a connection that no client has: as a proxy, or
  /// to fill its own queue.
  boolean mayBeAServers(CapturedConnection one) {
    return one.client().getAddress().equals(Listening.FILLER)
        || ofUpstreams.contains(one.server().getPort());
  }

  private static int port(URI url) {
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    return url.getPort() < 0 ? standard : url.getPort();
  }
}
