package dev.poolscope.advise;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.experiment.Target;
import dev.poolscope.schema.Problem;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an experiment can send to a host that is not this machine, all its targets there together
/// and its changes included. Repeated attempts are not counted. Nothing of it is looked up or sent.
///
/// Threading: immutable.
///
/// @param host the host's name or address, as the url has it
/// @param path the field that asks for most of it, elements of lists by their index from 0
/// @param perSecond the most requests in a second, on average where they come at random; infinite
///   where the host alone bounds it
/// @param connections the most connections at a time, also where the host does not answer
public record Reach(String host, String path, double perSecond, long connections) {
  private static final double MILLIS_PER_SECOND = 1000;

  /// What an experiment can send to those hosts that are confirmed and not this machine.
  public static List<Reach> of(Experiment experiment, AllowedHosts allowed) {
    Map<String, HostDemand> hosts = new LinkedHashMap<>();
    Demand demand = Demand.of(experiment);
    for (Target target : experiment.targets()) {
      URI url = target.url();
      if (url != null && mayBeElsewhere(target, url) && allowed.isConfirmed(url.getHost())) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        hosts.merge(host, demand.of(target.name()), HostDemand::plus);
      }
    }
    return hosts.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  /// The reaches that are beyond what is allowed.
  public static List<Reach> beyond(Experiment experiment, AllowedHosts allowed) {
    return of(experiment, allowed).stream()
        .filter(reach -> !allowed.cap().covers(reach.perSecond, reach.connections))
        .toList();
  }

  /// The smallest cap that allows these reaches and what another one allows.
  public static LoadCap cap(List<Reach> reaches, LoadCap least) {
    LoadCap cap = least;
    for (Reach reach : reaches) {
      cap = cap.raisedTo(reach.perSecond, reach.connections);
    }
    return cap;
  }

  /// Where a name leads, `localhost` among them, is known only when it is dialed.
  private static boolean mayBeElsewhere(Target target, URI url) {
    return !target.isOnThisMachine()
        || (target.addresses().isEmpty() && url.getHost().equalsIgnoreCase("localhost"));
  }

  private static Reach of(String host, HostDemand demand) {
    return new Reach(host, demand.path(), demand.perSecond(), demand.atMost());
  }

  /// Rate and connections in words: `up to 20 requests per second over up to 10 connections`.
  public String words() {
    String rate =
        Double.isInfinite(perSecond)
            ? "as many requests as it answers"
            : "up to " + perSecond(perSecond);
    return rate + " over up to " + connections(connections);
  }

  /// What of it is more than is allowed, and what to do, field by field; nothing where it is
  /// allowed.
  ///
  /// @param rate how to allow more requests, such as `--allow-rate`
  /// @param conns how to allow more connections
  public Optional<Problem> problem(LoadCap cap, String rate, String conns) {
    if (perSecond > cap.perSecond()) {
      return Optional.of(new Problem("", 0, path, tooFast(cap, rate)));
    }
    if (connections > cap.connections()) {
      return Optional.of(new Problem("", 0, path, tooMany(cap, conns)));
    }
    return Optional.empty();
  }

  private String tooFast(LoadCap cap, String rate) {
    boolean unbounded = Double.isInfinite(perSecond);
    return "%s to %s, and %s are allowed to a host that is not this machine; %s, or allow it on purpose: %s"
        .formatted(
            unbounded
                ? "sends as many requests as it answers"
                : "sends up to " + perSecond(perSecond),
            host,
            perSecond(cap.perSecond()),
            unbounded
                ? "let each worker think for at least its part of that (workers × %.0f ms)"
                    .formatted(Math.ceil(MILLIS_PER_SECOND / cap.perSecond()))
                : "send fewer",
            rate.formatted(unbounded ? "unlimited" : whole(Math.ceil(perSecond))));
  }

  private String tooMany(LoadCap cap, String conns) {
    return "can have up to %s to %s, and %s allowed to a host that is not this machine; bound them (transport.maxConnsPerHost under go, maxInFlight of the load), or allow them on purpose: %s"
        .formatted(
            connections(connections),
            host,
            cap.connections() == 1 ? "1 is" : cap.connections() + " are",
            conns.formatted(connections));
  }

  private static String perSecond(double rate) {
    return (rate == Math.rint(rate) ? whole(rate) : String.format(Locale.ROOT, "%.1f", rate))
        + (rate == 1 ? " request per second" : " requests per second");
  }

  private static String connections(long count) {
    return count + (count == 1 ? " connection" : " connections");
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}
