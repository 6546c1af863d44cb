package dev.poolscope.importing;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.units.Durations;
import dev.poolscope.yaml.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The experiment of a trace that comes without one: its hosts, and nothing that it does not tell.
final class TraceExperiment {
  private static final String NAME = "imported";

  private TraceExperiment() {}

  /// @param hosts the hosts by name, each with the address and port of a connection, or empty
  /// @param lengthNanos how long the trace is
  /// @throws InvalidTraceException if a host has a name that no target can have
  static Experiment of(Map<String, String> hosts, long lengthNanos) throws InvalidTraceException {
    StringBuilder yaml = new StringBuilder();
    yaml.append("schema: poolscope/experiment/v1\nname: ").append(NAME);
    yaml.append("\ntitle: A trace that was imported\nwindow: ");
    yaml.append(Durations.format(Duration.ofNanos(Math.max(1_000_000, lengthNanos))));
    yaml.append("\ntargets:\n");
    hosts.forEach(
        (host, remote) ->
            yaml.append("  - {name: \"")
                .append(host.replace("\"", "\\\""))
                .append("\", url: \"http://")
                .append(remote.matches("[0-9A-Za-z.:\\[\\]-]+:[0-9]+") ? remote : "unknown.invalid")
                .append("/\"}\n"));
    yaml.append("load: [{target: \"")
        .append(hosts.keySet().iterator().next().replace("\"", "\\\""))
        .append("\", arrivals: {kind: once, requests: 1}}]\n");
    try {
      return Experiments.read(new Source("the trace", yaml.toString()), List.of());
    } catch (ConfigException e) {
      throw new InvalidTraceException("column host: " + e.getMessage());
    }
  }
}
