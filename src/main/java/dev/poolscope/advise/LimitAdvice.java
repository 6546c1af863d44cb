package dev.poolscope.advise;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Says before a run which limits work against each other. Nothing of it is an error: an experiment
/// may be about just that.
///
/// Threading: confined to one thread.
public final class LimitAdvice {
  /// What `maxIdleConnsPerHost: 0` means, as in Go's `DefaultMaxIdleConnsPerHost`.
  private static final int DEFAULT_IDLE_PER_HOST = 2;

  private final List<LimitNote> notes = new ArrayList<>();
  private final Experiment experiment;
  private final Transport transport;
  private final boolean go;

  private LimitAdvice(Experiment experiment) {
    this.experiment = experiment;
    this.transport = experiment.transport();
    this.go = transport.rules() == Rules.GO;
  }

  /// The notes on an experiment as it begins, those on one field in the order of their weight.
  public static List<LimitNote> of(Experiment experiment) {
    LimitAdvice advice = new LimitAdvice(experiment);
    if (advice.transport.disableKeepAlives()) {
      advice.noKeepAlives();
    } else {
      advice.totalIdle();
      advice.idlePerHost();
      advice.idleTimeouts();
    }
    advice.requestTimeouts();
    advice.requests();
    advice.inFlight();
    return List.copyOf(advice.notes);
  }

  private void noKeepAlives() {
    if (transport.maxIdleConns() > 0 || (go && transport.maxIdleConnsPerHost() > 0)) {
      note("disableKeepAlives", "no connection is kept, so the idle limits have no effect");
    }
  }

  private void totalIdle() {
    int total = transport.maxIdleConns();
    int hosts = called().size();
    int each = go ? usefulIdlePerHost() : 1;
    if (total <= 0 || each <= 0) {
      return;
    }
    if (total < hosts) {
      note(
          "maxIdleConns",
          counted(total, "idle slot") + " for " + hosts + " hosts: they will rob each other");
    } else if (hosts > 1 && total < (long) hosts * each) {
      note("maxIdleConns", "below " + hosts + " hosts × " + each + " idle each");
    } else if (go && transport.maxIdleConnsPerHost() > total) {
      note("maxIdleConnsPerHost", "above maxIdleConns " + total + ", which holds first");
    }
  }

  private void idlePerHost() {
    int most = transport.maxConnsPerHost();
    int kept = idlePerHost(transport);
    if (!go || kept < 0) {
      return;
    }
    if (most > 0 && transport.maxIdleConnsPerHost() > most) {
      note("maxIdleConnsPerHost", "above maxConnsPerHost " + most + ": there are never so many");
    }
    long peak = called().stream().mapToLong(this::peak).max().orElse(0);
    long open = most > 0 ? Math.min(most, peak) : peak;
    if (open > kept) {
      note(
          "maxIdleConnsPerHost",
          "up to " + open + " connections to a host, of which " + kept + " are kept idle");
    }
  }

  private void idleTimeouts() {
    Duration timeout = transport.idleConnTimeout();
    for (Target target : called()) {
      Sample sample = target.sample();
      if (sample != null
          && sample.idleTimeout().isPositive()
          && (!timeout.isPositive() || timeout.compareTo(sample.idleTimeout()) >= 0)) {
        note(
            "idleConnTimeout",
            "server "
                + target.name()
                + " closes first, after "
                + Durations.format(sample.idleTimeout())
                + ": a request may meet a connection just closed");
        break;
      }
    }
    Duration gap = longestGap();
    if (timeout.isPositive() && gap.compareTo(timeout) > 0) {
      note(
          "idleConnTimeout",
          "shorter than the "
              + Durations.format(gap)
              + " between bursts, so each burst dials again");
    }
  }

  private void requestTimeouts() {
    Duration request = transport.requestTimeout();
    Duration header = transport.responseHeaderTimeout();
    boolean headers = go && header.isPositive();
    if (headers && request.isPositive() && header.compareTo(request) >= 0) {
      note(
          "responseHeaderTimeout",
          "not below requestTimeout " + Durations.format(request) + ", which ends it first");
    }
    for (Target target : called()) {
      Duration delay = leastDelay(target);
      String slow = "server " + target.name() + " takes " + Durations.format(delay);
      if (noteOwnTimeouts(target, delay, slow)) {
        break;
      }
      boolean general = loads(target).anyMatch(load -> load.requestTimeout() == null);
      if (general && request.isPositive() && delay.compareTo(request) >= 0) {
        note("requestTimeout", slow + ": its requests time out");
        break;
      }
      if (headers && delay.compareTo(header) >= 0) {
        note("responseHeaderTimeout", slow + ": its requests time out");
        break;
      }
    }
  }

  /// Whether a load has a deadline of its own that a server cannot keep.
  private boolean noteOwnTimeouts(Target target, Duration delay, String slow) {
    List<Load> tooShort =
        loads(target)
            .filter(
                load -> {
                  Duration own = load.requestTimeout();
                  return own != null && own.isPositive() && delay.compareTo(own) >= 0;
                })
            .toList();
    for (Load load : tooShort) {
      String path = "load." + experiment.load().indexOf(load) + ".requestTimeout";
      notes.add(new LimitNote(path, slow + ": its requests time out"));
    }
    return !tooShort.isEmpty();
  }

  private Stream<Load> loads(Target target) {
    return experiment.load().stream()
        .filter(
            load ->
                load.target().equals(target.name()) || load.target().equals(Experiment.BALANCED));
  }

  private void requests() {
    if (!go && transport.maxRequestsPerHost() > transport.maxRequests()) {
      note("maxRequestsPerHost", "above maxRequests " + transport.maxRequests());
    }
    long samples = called().stream().filter(target -> target.sample() != null).count();
    if (!go && samples > 1) {
      note(
          "maxRequestsPerHost",
          "one budget for all "
              + samples
              + " sample servers: OkHttp counts by host name, without the port");
    }
  }

  private void inFlight() {
    for (int i = 0; i < experiment.load().size(); i++) {
      Load load = experiment.load().get(i);
      long due = atOnce(load.arrivals());
      if (!(load.arrivals() instanceof Arrivals.Closed) && due > load.maxInFlight()) {
        notes.add(
            new LimitNote(
                "load." + i + ".maxInFlight",
                "below the " + due + " due at once: some are dropped"));
      }
    }
  }

  /// The targets that a load reaches.
  private List<Target> called() {
    List<String> names = experiment.load().stream().map(Load::target).toList();
    return experiment.targets().stream()
        .filter(target -> names.contains(Experiment.BALANCED) || names.contains(target.name()))
        .toList();
  }

  private int usefulIdlePerHost() {
    int most = transport.maxConnsPerHost();
    int idle = idlePerHost(transport);
    return most > 0 ? Math.min(most, idle) : idle;
  }

  private static int idlePerHost(Transport transport) {
    int set = transport.maxIdleConnsPerHost();
    return set == 0 ? DEFAULT_IDLE_PER_HOST : set;
  }

  /// How many requests to a target are certain to be under way together; 0 where that depends.
  private long peak(Target target) {
    return experiment.load().stream()
        .filter(load -> load.target().equals(target.name()))
        .mapToLong(load -> Math.min(atOnce(load.arrivals()), load.maxInFlight()))
        .max()
        .orElse(0);
  }

  private static long atOnce(Arrivals arrivals) {
    return switch (arrivals) {
      case Arrivals.Once once -> once.requests();
      case Arrivals.Bursts bursts -> Math.min(bursts.size(), bursts.requests());
      case Arrivals.Closed closed -> closed.workers();
      case Arrivals.Given given -> given.mostWithin(Duration.ZERO);
      case Arrivals.Constant _, Arrivals.Poisson _, Arrivals.Stages _ -> 0;
    };
  }

  private Duration longestGap() {
    return experiment.load().stream()
        .map(Load::arrivals)
        .map(arrivals -> arrivals instanceof Arrivals.Bursts bursts ? bursts.gap() : Duration.ZERO)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Duration leastDelay(Target target) {
    return target.sample() == null
        ? Duration.ZERO
        : switch (Objects.requireNonNull(target.sample()).delay()) {
          case Delay.Fixed fixed -> fixed.value();
          case Delay.Uniform uniform -> uniform.min();
          case Delay.PerConnection connections -> Collections.min(connections.values());
          case Delay.PerBackend backends -> Collections.min(backends.values());
          case Delay.PerRequest requests -> Collections.min(requests.values());
          case Delay.Exponential _ -> Duration.ZERO;
        };
  }

  private void note(String field, String text) {
    notes.add(new LimitNote("transport." + field, text));
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
