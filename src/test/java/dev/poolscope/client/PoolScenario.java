package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.client.go.GoClient;
import dev.poolscope.client.okhttp.OkHttpRulesClient;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.HostKey;
import dev.poolscope.server.SampleServer;
import dev.poolscope.time.FailedThreads;
import dev.poolscope.time.Soon;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Real servers, one real client and its recorded events, from the beginning of a test to its end,
/// when everything that must hold after every run is checked.
final class PoolScenario implements BeforeEachCallback, AfterEachCallback {
  private static final Duration TEAR_DOWN = Duration.ofSeconds(60);
  private static final String EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: scenario
      targets:
        - name: a
          sample: {}
      load:
        - target: a
          arrivals: {kind: once, requests: 1}
      transport: {requestTimeout: 60s}
      """;

  /// Why connections are closed that never carried a request: with the releases that abort dials,
  /// also in the middle of the handshake.
  private static final Set<CloseReason> OF_NO_USE =
      EnumSet.of(CloseReason.H2_DIAL_DISCARDED, CloseReason.REQUEST_CANCELLED);

  private final List<String> baseSettings;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final EventRecorder events = new EventRecorder();
  private final List<X509Certificate> certificates = new ArrayList<>();
  private final LeftThreads threads = new LeftThreads();
  private final List<String> targetSettings = new ArrayList<>();
  private final HostSettings hostSettings = new HostSettings(Map.of(), Map.of());
  private boolean trusting = true;
  private boolean ended;
  private boolean abortsDials;
  private @Nullable SystemScheduler scheduler;
  private @Nullable HeldTimers timers;
  private final FailedThreads failed = new FailedThreads();
  private @Nullable Experiment experiment;
  private @Nullable CountedClient client;

  /// A scenario whose transport has these settings (`maxIdleConns=1`) unless told otherwise.
  PoolScenario(String... baseSettings) {
    this.baseSettings = List.of(baseSettings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    threads.note();
    scheduler = new SystemScheduler("scenario");
    timers = new HeldTimers(scheduler);
  }

  EventRecorder events() {
    return events;
  }

  /// Starts a sample server.
  Host sample(String name, Sample behavior) {
    return sample(name, behavior, false);
  }

  /// Starts a sample server called `localhost`, which listens on further addresses.
  Host named(String name, String... addresses) {
    Host host = sample(name, Sample.DEFAULT, false, "localhost");
    for (String address : addresses) {
      try {
        host.server().listenOn(InetAddress.ofLiteral(address));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return host;
  }

  /// Starts a sample server that speaks TLS.
  Host tls(String name, Sample behavior) {
    return sample(name, behavior, true);
  }

  /// Starts a scripted server.
  Host raw(String name, RawServer.Script script) {
    RawServer server = new RawServer(script);
    return add(new Host(name, URI.create("http://127.0.0.1:" + server.port() + "/"), null, server));
  }

  /// Starts a scripted server that speaks TLS.
  Host rawTls(String name, RawServer.Script script) {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(held).build();
    certificates.add(held.certificate());
    return https(name, new RawServer(script, own.sslContext().getServerSocketFactory()));
  }

  /// Starts a scripted server that is spoken to in TLS but does not understand it.
  Host rawMistakenForTls(String name, RawServer.Script script) {
    return https(name, new RawServer(script));
  }

  private Host https(String name, RawServer server) {
    return add(
        new Host(name, URI.create("https://127.0.0.1:" + server.port() + "/"), null, server));
  }

  /// A server that the test has started as a program of its own, and stops.
  Host foreign(String name, URI url, X509Certificate... certificate) {
    certificates.addAll(List.of(certificate));
    return add(new Host(name, url, null, null));
  }

  /// A host where nobody listens.
  Host nobody(String name) {
    RawServer server = new RawServer((_, _) -> {});
    server.close();
    return new Host(name, URI.create("http://127.0.0.1:" + server.port() + "/"), null, server);
  }

  /// A host whose address is not this machine's.
  Host elsewhere(String name) {
    RawServer server = new RawServer((_, _) -> {});
    server.close();
    return add(new Host(name, URI.create("http://192.0.2.7:" + server.port() + "/"), null, server));
  }

  /// Makes the client distrust the servers' certificates.
  void distrust() {
    trusting = false;
  }

  /// Dials are going to be aborted, so that a server may have accepted more than was opened.
  void abortsDials() {
    abortsDials = true;
  }

  /// Gives the target `a` settings (`dial.delay=1s`); before the client is created.
  void target(String... settings) {
    Stream.of(settings).map(setting -> "targets.a." + setting).forEach(targetSettings::add);
  }

  /// Creates the client; all servers must have been started.
  void start(String... settings) {
    List<String> sets = paths(baseSettings, settings);
    sets.addAll(targetSettings);
    experiment = Experiments.read(new Source("scenario.yaml", EXPERIMENT), sets);
    hostSettings.change(targets());
    Map<HostKey, String> keys = new LinkedHashMap<>();
    hosts.values().forEach(host -> keys.put(HostKey.of(host.url()), host.name()));
    ClientContext context =
        new ClientContext(
            events,
            SystemTicker.INSTANCE,
            timers(),
            failed.threads(),
            keys,
            AllowedHosts.THIS_MACHINE,
            certificates(),
            hostSettings);
    CountedClient single =
        switch (transport().rules()) {
          case GO -> new GoClient(transport(), context);
          case OKHTTP -> new OkHttpRulesClient(transport(), context);
        };
    client = transport().perRequest() ? new PoolPerRequest(single, failed.threads()) : single;
  }

  /// Changes the client's settings.
  void apply(String... settings) {
    change("transport.", settings);
    client().apply(transport());
  }

  /// Changes settings of the target `a`.
  void applyToTarget(String... settings) {
    change("targets.a.", settings);
    hostSettings.change(targets());
  }

  private void change(String prefix, String... settings) {
    Map<String, String> sets = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      sets.put(prefix + setting.substring(0, equals), setting.substring(equals + 1));
    }
    experiment = Experiments.change(Objects.requireNonNull(experiment), sets);
  }

  private Map<HostKey, Target> targets() {
    Host a = hosts.get("a");
    return a == null
        ? Map.of()
        : Map.of(HostKey.of(a.url()), Objects.requireNonNull(experiment).target("a"));
  }

  Transport transport() {
    return Objects.requireNonNull(experiment).transport();
  }

  CountedClient client() {
    return Objects.requireNonNull(client);
  }

  private SystemScheduler scheduler() {
    return Objects.requireNonNull(scheduler);
  }

  /// The timers of the client, not those of servers.
  HeldTimers timers() {
    return Objects.requireNonNull(timers);
  }

  /// Sends a GET.
  Sent send(Host host) {
    return send(host, Requests.GET);
  }

  Sent send(Host host, Requests kind) {
    PooledRequest request = kind.to(numbers.incrementAndGet(), host.name(), host.url());
    CompletableFuture<CallOutcome> ended = new CompletableFuture<>();
    long now = SystemTicker.INSTANCE.nanos();
    events.publish(
        new PoolEvent.RequestIssued(host.name(), request.number(), now, request.client()));
    client()
        .send(
            request,
            outcome -> assertThat(ended.complete(outcome)).as("%s ended twice", request).isTrue());
    return new Sent(request, ended);
  }

  /// Sends many GETs at once.
  List<Sent> send(Host host, int count) {
    return IntStream.range(0, count).mapToObj(_ -> send(host)).toList();
  }

  /// Waits until everything sent in a row has ended well.
  static void allOk(List<Sent> sent) {
    sent.forEach(Sent::ok);
  }

  HostCounts counts(Host host) {
    return events.ledger().counts(host.name());
  }

  /// Waits until the ledger shows so many open connections of a host in use and idle.
  void awaitOpen(Host host, int active, int idle) {
    Soon.holds(
        () ->
            host.name()
                + " has "
                + counts(host)
                + ", not "
                + active
                + "+"
                + idle
                + events.entries(),
        () -> counts(host).active() == active && counts(host).idle() == idle);
  }

  /// Waits until nothing is open but idle connections that never carried a request.
  void awaitOnlyUnused(Host host) {
    Soon.holds(
        () -> host.name() + " has " + counts(host) + events.entries(),
        () -> counts(host).active() == 0 && counts(host).idle() == counts(host).neverUsed());
  }

  /// Waits until every connection of a host is idle and was used.
  void awaitOnlyUsedOpen(Host host) {
    Soon.holds(
        () -> host.name() + " has " + counts(host) + events.entries(),
        () ->
            counts(host).active() == 0
                && counts(host).dialing() == 0
                && counts(host).idle() == counts(host).opened() - counts(host).closed()
                && events.all(PoolEvent.ConnectionClosed.class).stream()
                        .filter(closed -> OF_NO_USE.contains(closed.reason()))
                        .count()
                    == counts(host).neverUsed());
  }

  /// The reasons for which connections of a host were closed so far, in order.
  List<CloseReason> closeReasons(Host host) {
    return events.all(PoolEvent.ConnectionClosed.class).stream()
        .filter(closed -> closed.host().equals(host.name()))
        .map(PoolEvent.ConnectionClosed::reason)
        .toList();
  }

  /// Waits for the n-th close (from 1) of the run.
  PoolEvent.ConnectionClosed awaitClose(int n) {
    return events.await(PoolEvent.ConnectionClosed.class, n);
  }

  /// OkHttp's own count of its connections must come to the ledger's.
  void agreesWithOkHttp() {
    OkHttpRulesClient okHttp = (OkHttpRulesClient) client();
    Soon.holds(
        () -> "OkHttp has " + okHttp.connectionCount() + ", not " + events.ledger().counts(),
        () ->
            okHttp.connectionCount()
                == events.ledger().counts().values().stream().mapToInt(HostCounts::open).sum());
  }

  /// Ends the run; nothing must be left of it.
  void endRun() {
    if (!ended && client != null) {
      ended = true;
      assertThat(client.endRun(TEAR_DOWN))
          .as(() -> "everything has ended; events: " + events.entries())
          .isTrue();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      endRun();
      if (client != null) {
        RunChecks.holdAtTheEnd(events, List.copyOf(hosts.values()), abortsDials);
      }
    } finally {
      hosts.values().forEach(Host::close);
      scheduler().close();
    }
    threads.assertNone();
    assertThat(failed.failures()).isEmpty();
  }

  private Host sample(String name, Sample behavior, boolean tls) {
    return sample(name, behavior, tls, "127.0.0.1");
  }

  private Host sample(String name, Sample behavior, boolean tls, String called) {
    try {
      SampleServer server = SampleServer.start(behavior.with("tls", tls), 1, scheduler());
      String scheme = tls ? "https" : "http";
      return add(
          new Host(
              name, URI.create(scheme + "://" + called + ":" + server.port() + "/"), server, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Host add(Host host) {
    hosts.put(host.name(), host);
    return host;
  }

  private List<X509Certificate> certificates() {
    hosts.values().stream()
        .map(Host::sample)
        .filter(Objects::nonNull)
        .flatMap(server -> Objects.requireNonNull(server).certificate().stream())
        .forEach(certificates::add);
    return trusting ? certificates : List.of();
  }

  private static List<String> paths(List<String> base, String... settings) {
    List<String> all = new ArrayList<>(base);
    all.addAll(List.of(settings));
    return all.stream().map(setting -> "transport." + setting).collect(Collectors.toList());
  }
}
