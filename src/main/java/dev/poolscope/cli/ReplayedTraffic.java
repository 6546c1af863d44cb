package dev.poolscope.cli;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.units.Durations;
import dev.poolscope.yaml.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Traffic that others have recorded as an experiment that sends it again: each request when it
/// came, to a sample server for each host, which answers after the time for which the request held
/// its connection. The n-th request that a server gets takes the n-th time, so two of them are
/// swapped where they overtake each other on the way.
///
/// Threading: confined to one call.
final class ReplayedTraffic {
  private static final Duration SETTLES = Duration.ofSeconds(1);
  private static final int MOST_CHARACTERS = 80;
  private static final Set<String> RESERVED = Set.of("balanced", "all", "none");

  private final Traffic traffic;
  private final StringBuilder targets = new StringBuilder("targets:\n");
  private final StringBuilder load = new StringBuilder("load:\n");
  private final Set<String> names = new HashSet<>(RESERVED);
  private long lastEndNanos;

  private ReplayedTraffic(Traffic traffic) {
    this.traffic = traffic;
  }

  /// The experiment.
  ///
  /// @throws UsageException if there are too many requests; nothing can be done but take less
  static Source experiment(Traffic traffic) {
    return new ReplayedTraffic(traffic).source();
  }

  private Source source() {
    for (int host = 0; host < traffic.hosts().size(); host++) {
      add(host);
    }
    Duration window = SETTLES.plusSeconds(Duration.ofNanos(lastEndNanos).toSeconds() + 1);
    return new Source(
        "the traffic",
        "schema: poolscope/experiment/v1\nname: replayed-traffic\nwindow: "
            + Durations.format(window)
            + "\n"
            + targets
            + load);
  }

  private void add(int host) {
    List<String> instants = new ArrayList<>();
    List<String> times = new ArrayList<>();
    for (int i = 0; i < traffic.size(); i++) {
      if (traffic.host(i) == host) {
        instants.add(Durations.format(Duration.ofNanos(traffic.arrivalNanos(i))));
        times.add(Durations.format(Duration.ofNanos(traffic.heldNanos(i))));
        lastEndNanos = Math.max(lastEndNanos, traffic.arrivalNanos(i) + traffic.heldNanos(i));
      }
    }
    if (instants.isEmpty()) {
      return;
    }
    if (instants.size() > Arrivals.Given.MOST) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--check: %,d requests to %s are more than the %,d that can be sent again; give a"
                  + " shorter stretch with --for",
              instants.size(),
              traffic.hosts().get(host),
              Arrivals.Given.MOST));
    }
    String name = name(host);
    targets.append(
        "- {name: \"%s\", sample: {delay: {kind: per-request, values: [%s]}}}\n"
            .formatted(name, String.join(", ", times)));
    load.append(
        "- {target: \"%s\", arrivals: {kind: given, at: [%s]}}\n"
            .formatted(name, String.join(", ", instants)));
  }

  /// A host's name in letters that a target may have, and that no other has.
  private String name(int host) {
    String plain = traffic.hosts().get(host).replaceAll("[^A-Za-z0-9_-]+", "-");
    String name = plain.substring(0, Math.min(plain.length(), MOST_CHARACTERS));
    if (name.isEmpty() || !names.add(name)) {
      name = name + "-host-" + (host + 1);
      names.add(name);
    }
    return name;
  }
}
