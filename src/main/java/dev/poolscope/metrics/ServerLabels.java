package dev.poolscope.metrics;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Where a target is, as labels tell it.
///
/// @param address the server's name or address
/// @param port its port, empty where the URL has none
/// @param method the method of the first load to it
record ServerLabels(String address, String port, String method) {
  /// That of requests that no host was picked for.
  static final ServerLabels NOWHERE = new ServerLabels("", "", "");

  /// The places of all targets by their names.
  static Map<String, ServerLabels> of(Experiment experiment) {
    Map<String, ServerLabels> places = new HashMap<>();
    for (Target target : experiment.targets()) {
      String method =
          experiment.load().stream()
              .filter(load -> isOf(load, target))
              .map(load -> load.request().method().name())
              .findFirst()
              .orElse("");
      Sample sample = target.sample();
      URI url = target.url();
      places.put(
          target.name(),
          url == null
              ? new ServerLabels(
                  "127.0.0.1", sample == null ? "" : String.valueOf(sample.port()), method)
              : new ServerLabels(
                  Objects.requireNonNullElse(url.getHost(), ""),
                  url.getPort() < 0 ? "" : String.valueOf(url.getPort()),
                  method));
    }
    return places;
  }

  private static boolean isOf(Load load, Target target) {
    return load.target().equals(target.name()) || load.target().equals(Experiment.BALANCED);
  }
}
