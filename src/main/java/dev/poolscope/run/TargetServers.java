package dev.poolscope.run;

import dev.poolscope.experiment.Change;
import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.ServerKind;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Place;
import dev.poolscope.server.BackendCounts;
import dev.poolscope.server.ExternalServer;
import dev.poolscope.server.SampleServer;
import dev.poolscope.server.ServerCounts;
import dev.poolscope.time.Scheduler;
import dev.poolscope.trace.EventSink;
import dev.poolscope.units.Durations;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sample servers of a run, and where every target is.
///
/// Threading: confined to the run's thread, but for [#apply] and [#publishBackends].
final class TargetServers implements AutoCloseable {
  private final Map<String, SampleServer> embedded = new LinkedHashMap<>();
  private final Map<String, ExternalServer> external = new LinkedHashMap<>();
  private final Map<String, URI> urls = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  /// What was published of backend groups so far, null once nothing more may be; guarded by this.
  private @Nullable Map<String, List<BackendCounts>> published = new LinkedHashMap<>();

  private TargetServers() {}

  /// Starts what the experiment's targets ask for; if one cannot start, none is left running.
  static TargetServers start(Experiment experiment, Scheduler scheduler)
      throws RunRefusedException {
    TargetServers servers = new TargetServers();
    try {
      refuseImpossible(experiment);
      List<Target> targets = experiment.targets();
      for (int place = 0; place < targets.size(); place++) {
        servers.start(targets.get(place), seedOf(experiment.seed(), place), scheduler);
      }
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

  /// Certificates of embedded servers that speak TLS.
  List<X509Certificate> certificates() {
    return embedded.values().stream()
        .map(SampleServer::certificate)
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
    for (Map.Entry<String, SampleServer> entry : embedded.entrySet()) {
      var _ = entry.getValue().awaitAccepted(opened.getOrDefault(entry.getKey(), 0L), atMost);
      publish(events, entry.getKey(), entry.getValue().counts());
    }
    publishBackends(events);
    synchronized (this) {
      published = null;
    }
    for (Map.Entry<String, ExternalServer> entry : external.entrySet()) {
      try {
        entry.getValue().stop().ifPresent(counts -> publish(events, entry.getKey(), counts));
      } catch (IOException e) {
        throw new IllegalStateException("cannot stop the server of " + entry.getKey(), e);
      }
    }
    external.clear();
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

  /// Also what would become impossible while it runs.
  private static void refuseImpossible(Experiment experiment) throws RunRefusedException {
    try {
      Experiment current = experiment;
      check(current);
      for (Change change : experiment.changes()) {
        current = Experiments.change(current, change.set());
        check(current);
      }
    } catch (ConfigException e) {
      throw new RunRefusedException(RunRefusedException.Cause.MACHINE, e.getMessage());
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
      String scheme = sample.tls() ? "https" : "http";
      urls.put(target.name(), URI.create(scheme + "://127.0.0.1:" + port + "/"));
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

  private int startExternal(String name, Sample sample) throws IOException, InterruptedException {
    ExternalServer server =
        ExternalServer.start(sample.server(), sample.port(), arguments(name, sample));
    external.put(name, server);
    return server.port();
  }

  /// What a real server is started with. An option that it does not have is refused, because it
  /// would be without effect.
  private static List<String> arguments(String name, Sample sample) throws IOException {
    List<String> arguments = new ArrayList<>();
    Sample taken =
        Sample.DEFAULT
            .with("server", sample.server())
            .with("delay", takesDelay(sample) ? sample.delay() : Delay.NONE)
            .with("idleTimeout", takesIdleTimeout(sample) ? sample.idleTimeout() : Duration.ZERO)
            .with("port", sample.port());
    if (!taken.equals(sample)) {
      throw new IOException(
          "of the options, "
              + Labels.of(sample.server())
              + " has "
              + (takesDelay(sample) ? "delay (one duration), " : "")
              + (takesIdleTimeout(sample) ? "idleTimeout and " : "")
              + "port only; leave the others out of "
              + name
              + ", or use the embedded server");
    }
    if (sample.delay() instanceof Delay.Fixed fixed && fixed.value().isPositive()) {
      arguments.add("-delay=" + Durations.format(fixed.value()));
    }
    if (sample.idleTimeout().isPositive()) {
      arguments.add("-idle-timeout=" + Durations.format(sample.idleTimeout()));
    }
    return arguments;
  }

  private static boolean takesDelay(Sample sample) {
    boolean one = sample.delay() instanceof Delay.Fixed;
    return one && (sample.server() == ServerKind.GO || sample.server() == ServerKind.NODE);
  }

  private static boolean takesIdleTimeout(Sample sample) {
    return sample.server() != ServerKind.PYTHON;
  }
}
