package dev.poolscope.capture;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// On which ports a run's targets listen.
final class ServerPorts {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private ServerPorts() {}

  /// The port of each target of an experiment as run.
  static Map<String, Integer> of(Experiment experiment) {
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
    return ports;
  }

  private static int port(URI url) {
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    return url.getPort() < 0 ? standard : url.getPort();
  }
}
