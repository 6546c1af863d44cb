package dev.poolscope.ui.inspector;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The settings that held at an instant of a run.
///
/// @param requestTimeouts how long requests could take, each value once: loads may differ, and a
///   request does not tell which load it is of
record InForce(Transport transport, List<Duration> requestTimeouts) {
  /// Those of an experiment.
  static InForce of(Experiment experiment) {
    Transport transport = experiment.transport();
    return new InForce(
        transport,
        experiment.load().stream()
            .map(
                load ->
                    Objects.requireNonNullElse(load.requestTimeout(), transport.requestTimeout()))
            .distinct()
            .sorted()
            .toList());
  }
}
