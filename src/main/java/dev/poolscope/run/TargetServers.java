package dev.poolscope.run;

import dev.poolscope.experiment.Change;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.ServerKind;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Place;
import dev.poolscope.server.BackendCounts;
import dev.poolscope.server.ExternalServer;
import dev.poolscope.server.RealServerOptions;
import dev.poolscope.server.SampleServer;
import dev.poolscope.server.ServerCounts;
import dev.poolscope.server.ServerTotals;
import dev.poolscope.time.Scheduler;
import dev.poolscope.trace.EventSink;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sample servers of a run, and where every target is.
///
/// Threading: confined to the run's thread, but for [#prepare], [#apply] and [#publishBackends].
final class TargetServers implements AutoCloseable {
  private final Map<String, SampleServer> embedded = new LinkedHashMap<>();
  private final SequencedMap<String, ExternalServer> external = new LinkedHashMap<>();
  private final Map<String, URI> urls = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, List<String>> upstreams = new LinkedHashMap<>();
  private final Map<String, List<X509Certificate>> authorities;

  /// What was published of backend groups so far, null once nothing more may be; guarded by this.
  private @Nullable Map<String, List<BackendCounts>> published = new LinkedHashMap<>();

  private final SampleAddresses addresses;

  private TargetServers(Map<String, List<X509Certificate>> authorities, SampleAddresses addresses) {
    this.authorities = authorities;
    this.addresses = addresses;
  }

  /// Prepares the servers for changed addresses.
  ///
  /// @throws ConfigException if they cannot be changed to those
  void prepare(Experiment changed) {
    addresses.prepare(changed, embedded);
  }

  /// The certificates in the `tls.ca` of targets, by their names.
  Map<String, List<X509Certificate>> authorities() {
    return authorities;
  }

  /// Starts what the experiment's targets ask for; if one cannot start, none is left running.
  static TargetServers start(Experiment experiment, Scheduler scheduler)
      throws RunRefusedException {
    TargetServers servers =
        new TargetServers(Authorities.of(experiment), new SampleAddresses(experiment));
    try {
      refuseWhatIsNotSpoken(experiment);
      Set<String> vanishing = vanishing(experiment);
      List<Target> targets = experiment.targets();
      // Those that pass requests on come last, because they have to be told the others' ports.
      for (boolean proxies : List.of(false, true)) {
        for (int place = 0; place < targets.size(); place++) {
          Target target = targets.get(place);
          if (proxies == isProxy(target)) {
            servers.start(target, seedOf(experiment.seed(), place), scheduler);
          }
        }
      }
      for (String target : vanishing) {
        servers.prepareToVanish(target);
      }
      servers.addresses.listen(servers.embedded);
      return servers;
    } catch (RunRefusedException | RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  /// Where a target is.
  URI url(String target) {
    URI url = urls.get(target);
    if (url == null) {
      throw new IllegalArgumentException(target + " is no target");
    }
    return url;
  }

  /// The ports of the sample servers by target.
  Map<String, Integer> ports() {
    return ports;
  }

  /// Certificates of the servers that speak TLS.
  List<X509Certificate> certificates() {
    return Stream.concat(
            embedded.values().stream().map(SampleServer::certificate),
            external.values().stream().map(ExternalServer::certificate))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Checks that this system can do what a changed experiment asks of the servers.
  ///
  /// @throws ConfigException if it cannot
  static void check(Experiment changed) {
    List<Target> targets = changed.targets();
    for (int i = 0; i < targets.size(); i++) {
      Sample sample = targets.get(i).sample();
      Optional<String> obstacle = sample == null ? Optional.empty() : SampleServer.obstacle(sample);
      if (obstacle.isPresent()) {
        throw new ConfigException(
            Place.NONE, "targets." + i + ".sample.listening", obstacle.orElseThrow());
      }
    }
  }

  /// Applies changed behaviour to the embedded servers.
  void apply(Experiment changed) {
    for (Target target : changed.targets()) {
      SampleServer server = embedded.get(target.name());
      Sample sample = target.sample();
      if (server != null && sample != null) {
        server.behave(sample);
      }
    }
  }

  /// Publishes what the servers of groups have counted since the last time. May be called by any
  /// thread, until [#publishCounts] has ended.
  synchronized void publishBackends(EventSink events) {
    Map<String, List<BackendCounts>> before = published;
    if (before == null) {
      return;
    }
    embedded.forEach(
        (target, server) -> {
          List<BackendCounts> counts = server.backends();
          if (counts.isEmpty()) {
            // No group; where no more files can be opened, classes for one could not be loaded.
            return;
          }
          List<BackendCounts> known = before.getOrDefault(target, List.of());
          counts.stream()
              .filter(backend -> !known.contains(backend))
              .forEach(backend -> events.publish(counted(target, backend)));
          before.put(target, counts);
        });
  }

  /// Publishes what the servers counted, once they have seen all connections that were opened.
  /// External servers are stopped for it, since they tell at their end.
  ///
  /// @param opened connections opened by target
  void publishCounts(EventSink events, Map<String, Long> opened, Duration atMost)
      throws InterruptedException {
    // First, because a proxy may call an embedded server until it ends.
    for (Map.Entry<String, ExternalServer> entry : external.sequencedEntrySet().reversed()) {
      try {
        entry.getValue().stop().ifPresent(totals -> publish(events, entry.getKey(), totals));
      } catch (IOException e) {
        throw new IllegalStateException("cannot stop the server of " + entry.getKey(), e);
      }
    }
    external.clear();
    for (Map.Entry<String, SampleServer> entry : embedded.entrySet()) {
      var _ = entry.getValue().awaitAccepted(opened.getOrDefault(entry.getKey(), 0L), atMost);
      publish(events, entry.getKey(), entry.getValue().counts());
    }
    publishBackends(events);
    synchronized (this) {
      published = null;
    }
  }

  @Override
  public void close() {
    embedded.values().forEach(SampleServer::close);
    embedded.clear();
    for (ExternalServer server : external.values()) {
      try {
        server.close();
      } catch (IOException _) {
        // Its process is gone either way; only its temporary files may be left.
      }
    }
    external.clear();
  }

  private static void publish(EventSink events, String target, ServerCounts counts) {
    events.publish(new PoolEvent.ServerCounted(target, counts.accepted(), counts.requests()));
  }

  private static PoolEvent counted(String target, BackendCounts backend) {
    return new PoolEvent.BackendCounted(
        target, backend.number(), backend.accepted(), backend.requests());
  }

  /// The targets that are black holes at some time.
  ///
  /// @throws RunRefusedException if this system cannot do what is asked of a server at some time
  private static Set<String> vanishing(Experiment experiment) throws RunRefusedException {
    Set<String> targets = new LinkedHashSet<>();
    try {
      Experiment current = experiment;
      addVanished(current, targets);
      for (Change change : experiment.changes()) {
        current = Experiments.change(current, change.set());
        addVanished(current, targets);
      }
      return targets;
    } catch (ConfigException e) {
      throw new RunRefusedException(RunRefusedException.Cause.MACHINE, e.getMessage());
    }
  }

  private void publish(EventSink events, String target, ServerTotals totals) {
    publish(events, target, totals.counts());
    events.publish(new PoolEvent.ServerReported(target, totals.reused(), totals.closed()));
    for (String other : upstreams.getOrDefault(target, List.of())) {
      long passed = totals.passed().getOrDefault(ports.get(other), 0L);
      events.publish(new PoolEvent.UpstreamCounted(other, target, passed));
    }
  }

  private static boolean isProxy(Target target) {
    return target.sample() != null && !target.sample().upstream().isEmpty();
  }

  /// Real servers speak HTTP/2 where a client may choose it, which is over TLS.
  private static void refuseWhatIsNotSpoken(Experiment experiment) throws RunRefusedException {
    for (Target target : experiment.targets()) {
      Sample sample = target.sample();
      if (sample != null
          && sample.server().isReal()
          && experiment.protocol(target.name()) == Protocol.H2C) {
        throw new RunRefusedException(
            RunRefusedException.Cause.USAGE,
            "transport.protocol: h2c is spoken by the embedded server only, and "
                + target.name()
                + " is "
                + Labels.of(sample.server())
                + "; give h2, and tls: true in its sample");
      }
    }
  }

  private static void addVanished(Experiment experiment, Set<String> targets) {
    check(experiment);
    for (Target target : experiment.targets()) {
      Sample sample = target.sample();
      if (sample != null && sample.listening() == Listening.BLACK_HOLE) {
        targets.add(target.name());
      }
    }
  }

  private void prepareToVanish(String target) throws RunRefusedException {
    SampleServer server = embedded.get(target);
    try {
      if (server != null) {
        server.prepareToVanish();
      }
    } catch (IOException e) {
      throw new RunRefusedException(
          RunRefusedException.Cause.MACHINE,
          "targets.%s.sample.listening: black-hole is not possible here: %s"
              .formatted(target, e.getMessage()));
    }
  }

  /// The seed of one target's server: with the same one everywhere all hosts would be slow at the
  /// same time. Multiples of the golden ratio's bits keep the seeds of neighbours far apart.
  static long seedOf(long experimentSeed, int place) {
    return experimentSeed ^ place * 0x9E3779B97F4A7C15L;
  }

  private void start(Target target, long seed, Scheduler scheduler) throws RunRefusedException {
    Sample sample = target.sample();
    if (sample == null) {
      urls.put(target.name(), Objects.requireNonNull(target.url()));
      return;
    }
    try {
      int port =
          sample.server() == ServerKind.EMBEDDED
              ? startEmbedded(target.name(), sample, seed, scheduler)
              : startExternal(target.name(), sample);
      ports.put(target.name(), port);
      upstreams.put(target.name(), sample.upstream());
      String scheme = sample.tls() ? "https" : "http";
      String host = addresses.hostOf(target.name());
      urls.put(target.name(), URI.create(scheme + "://" + host + ":" + port + "/"));
    } catch (BindException _) {
      throw new RunRefusedException(
          RunRefusedException.Cause.MACHINE,
          "targets."
              + target.name()
              + ".sample.port: port "
              + sample.port()
              + " is taken; stop the program that uses it, or give another port (0 = any free one)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunRefusedException(
          RunRefusedException.Cause.MACHINE, "interrupted while starting " + target.name());
    } catch (IOException e) {
      throw new RunRefusedException(
          RunRefusedException.Cause.MACHINE,
          "targets." + target.name() + ".sample.server: " + e.getMessage());
    }
  }

  private int startEmbedded(String name, Sample sample, long seed, Scheduler scheduler)
      throws IOException {
    SampleServer server = SampleServer.start(sample, seed, scheduler);
    embedded.put(name, server);
    return server.port();
  }

  private int startExternal(String name, Sample sample)
      throws IOException, InterruptedException, RunRefusedException {
    Optional<String> refusal = RealServerOptions.refusal(sample);
    if (refusal.isPresent()) {
      throw new RunRefusedException(
          RunRefusedException.Cause.USAGE, "targets." + name + ".sample: " + refusal.get());
    }
    List<Integer> upstream = new ArrayList<>();
    for (String other : sample.upstream()) {
      upstream.add(Objects.requireNonNull(ports.get(other), other));
    }
    ExternalServer server = ExternalServer.start(sample, upstream);
    external.put(name, server);
    return server.port();
  }
}
