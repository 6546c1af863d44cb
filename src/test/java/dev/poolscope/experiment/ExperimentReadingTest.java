package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.balance.BalancerSettings;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.schema.Labels;
import dev.poolscope.units.Durations;
import dev.poolscope.yaml.RecordFormat;
import dev.poolscope.yaml.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentReadingTest {
  private static Sample sample(String set) {
    Experiment experiment = Yaml.read(Yaml.MINIMAL, "targets.a.sample." + set);
    return Objects.requireNonNull(experiment.target("a").sample());
  }

  private static Delay delay(String text) {
    Sample sample = sample("delay=" + text);
    return sample.delay();
  }

  private static Arrivals arrivals(String text) {
    return Yaml.read(Yaml.MINIMAL, "load.0.arrivals=" + text).load().getFirst().arrivals();
  }

  @ParameterizedTest
  @EnumSource(Listening.class)
  void wordsThatOlderYamlTakesForTruthAreListeningsOwn(Listening listening) {
    assertThat(sample("listening=" + Labels.of(listening)).listening()).isEqualTo(listening);
  }

  @Test
  void theMinimalFileHasTheDocumentedDefaults() {
    Experiment experiment = Yaml.read(Yaml.MINIMAL);
    Sample sample =
        new Sample(
            ServerKind.EMBEDDED,
            SampleMode.KEEP_ALIVE,
            new Delay.Fixed(Duration.ZERO),
            Duration.ZERO,
            0,
            10,
            false,
            Duration.ZERO,
            200,
            Stall.NONE,
            ResetPoint.NONE,
            false,
            1,
            false,
            Listening.ON,
            128,
            Duration.ZERO,
            Duration.ZERO,
            1,
            Placement.ROUND_ROBIN,
            0,
            false,
            List.of());
    Transport transport =
        new Transport(
            Rules.GO,
            Profile.NONE,
            Protocol.HTTP_1_1,
            0,
            0,
            0,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(15),
            false,
            true,
            64,
            5,
            BodyHandling.FULL,
            GoRelease.LATEST,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            ReuseOrder.NEWEST,
            false,
            Pooling.SHARED,
            Dial.NONE);
    assertThat(experiment)
        .isEqualTo(
            new Experiment(
                "minimal",
                "minimal",
                "",
                "",
                "",
                "",
                "",
                Duration.ofSeconds(10),
                1,
                List.of(new Target("a", sample, null, 1)),
                1,
                "0/1",
                transport,
                new RecordFormat<>(BalancerSettings.class, "a balancer", "")
                    .of(List.of(Setting.parse("kind=none", ""))),
                List.of(
                    new Load(
                        "a",
                        new Arrivals.Once(1),
                        new Request(HttpMethod.GET, "/", 0, true, false, 1, Map.of()),
                        10_000)),
                List.of(),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 0 | 0s",
        "{rules: go} | 0 | 0s",
        "{profile: DefaultTransport} | 100 | 90s",
        "{profile: DefaultTransport, maxIdleConns: 0} | 0 | 90s",
        "{rules: okhttp} | 5 | 5m",
        "{rules: okhttp, idleConnTimeout: 0s} | 5 | 0s",
        "{rules: okhttp, profile: DefaultTransport} | 5 | 5m",
      })
  void whatIsNotGivenIsTheLibrarys(String written, int idle, String timeout) {
    for (Experiment experiment :
        List.of(
            Yaml.read(Yaml.MINIMAL + "transport: " + written + "\n"),
            Yaml.read(Yaml.MINIMAL, "transport=" + written))) {
      Transport transport = experiment.transport();
      assertThat(transport.maxIdleConns()).isEqualTo(idle);
      assertThat(transport.idleConnTimeout()).isEqualTo(Durations.parse(timeout));
      assertThat(transport.maxIdleConnsPerHost()).isZero();
      assertThat(transport.maxConnsPerHost()).isZero();
      assertThat(transport.maxRequests()).isEqualTo(64);
      assertThat(transport.maxRequestsPerHost()).isEqualTo(5);
    }
  }

  @Test
  void aSettingOfTheRulesBringsTheirDefaults() {
    String file = Yaml.MINIMAL + "transport: {maxIdleConns: 7}\n";
    Transport okHttp = Yaml.read(file, "transport.rules=okhttp").transport();
    assertThat(okHttp.idleConnTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(okHttp.maxIdleConns()).isEqualTo(7);
    Transport byProfile = Yaml.read(file, "transport.profile=DefaultTransport").transport();
    assertThat(byProfile.idleConnTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(byProfile.maxIdleConns()).isEqualTo(7);
  }

  @Test
  void theContractsExampleIsRead() {
    Experiment experiment =
        Yaml.read(
            """
            schema: poolscope/experiment/v1
            name: two-hosts-total-idle-one
            title: One idle slot for two hosts
            window: 10s
            seed: 1
            targets:
              - name: a
                sample: {mode: keep-alive}
              - name: b
                url: http://Example.COM:8089/
                weight: 1
            transport:
              rules: go
              protocol: http/1.1
              maxIdleConns: 1
              maxIdleConnsPerHost: 1
              maxConnsPerHost: 1
              idleConnTimeout: 90s
              responseHeaderTimeout: 0s
              requestTimeout: 15s
              disableKeepAlives: false
              retryOnConnectionFailure: true
              maxRequests: 64
              maxRequestsPerHost: 5
              body: full
              goRelease: "1.19"
              dial: {delay: 0ms, refuseEvery: 0}
            balancer: {kind: none}
            load:
              - target: a
                arrivals: {kind: bursts, size: 10, gap: 1s, requests: 100}
                request: {method: GET, path: /, bodyBytes: 0, replayable: true, clients: 1}
              - target: b
                arrivals: {kind: bursts, size: 10, gap: 1s, requests: 100}
            changes:
              - {at: 5s, set: {targets.a.sample.delay: 200ms}}
            expect:
              - {host: a, metric: connections_opened, atLeast: 2, because: the slot is taken}
              - {metric: peak_open, atMost: 2, from: 1s, to: 2500ms}
            """);
    assertThat(experiment.target("b").url()).isEqualTo(URI.create("http://Example.COM:8089/"));
    assertThat(String.valueOf(experiment.target("b").url())).contains("Example.COM");
    assertThat(experiment.transport().goRelease()).isEqualTo(GoRelease.V1_19);
    assertThat(experiment.load().getLast().arrivals())
        .isEqualTo(new Arrivals.Bursts(10, Duration.ofSeconds(1), 100));
    assertThat(experiment.changes())
        .containsExactly(
            new Change(Duration.ofSeconds(5), Map.of("targets.a.sample.delay", "200ms")));
    assertThat(experiment.expect())
        .containsExactly(
            new Expectation("a", "connections_opened", null, 2.0, null, "the slot is taken"),
            new Expectation(
                "all",
                "peak_open",
                null,
                null,
                2.0,
                "",
                Duration.ofSeconds(1),
                Duration.ofMillis(2500)));
  }

  @ParameterizedTest
  @CsvSource({"1.19, V1_19", "1.20, V1_20", "1.22, V1_22", "1.27, V1_27", "latest, LATEST"})
  void aReleaseIsReadWithAndWithoutQuotes(String written, GoRelease release) {
    for (String value : List.of(written, "\"" + written + "\"")) {
      Experiment experiment =
          Yaml.read(
              """
              schema: poolscope/experiment/v1
              name: release
              targets:
                - name: a
                  sample: {}
              transport: {goRelease: %s}
              load:
                - target: a
                  arrivals: {kind: once, requests: 1}
              """
                  .formatted(value));

      assertThat(experiment.transport().goRelease()).isEqualTo(release);
    }
  }

  @Test
  void aDelayIsADurationOrOneOfItsKinds() {
    Duration five = Duration.ofMillis(5);
    assertThat(delay("5ms")).isEqualTo(new Delay.Fixed(five));
    assertThat(delay("{kind: fixed, value: 5ms}")).isEqualTo(new Delay.Fixed(five));
    assertThat(delay("{kind: uniform, min: 0, max: 5ms}"))
        .isEqualTo(new Delay.Uniform(Duration.ZERO, five));
    assertThat(delay("{kind: exponential, mean: 5ms}")).isEqualTo(new Delay.Exponential(five));
    assertThat(delay("{kind: per-connection, values: [5ms, 50ms]}"))
        .isEqualTo(new Delay.PerConnection(List.of(five, Duration.ofMillis(50))));
    assertThat(delay("{kind: per-request, values: [5ms, 50ms]}"))
        .isEqualTo(new Delay.PerRequest(List.of(five, Duration.ofMillis(50))));
    assertThat(delay("{kind: per-backend, values: [5ms, 50ms]}"))
        .isEqualTo(new Delay.PerBackend(List.of(five, Duration.ofMillis(50))));
  }

  @Test
  void everyKindOfArrivalsIsRead() {
    assertThat(arrivals("{kind: constant, rate: 0.5}")).isEqualTo(new Arrivals.Constant(0.5, 0));
    assertThat(arrivals("{kind: poisson, rate: 1e3, requests: 7}"))
        .isEqualTo(new Arrivals.Poisson(1000, 7));
    assertThat(arrivals("{kind: stages, stages: [{duration: 1s, rate: 10}]}"))
        .isEqualTo(new Arrivals.Stages(0, List.of(new Arrivals.Stage(Duration.ofSeconds(1), 10))));
    assertThat(arrivals("{kind: given, at: [0s, 5ms, 5ms]}"))
        .isEqualTo(
            new Arrivals.Given(List.of(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(5))));
    assertThat(arrivals("{kind: closed, workers: 3}"))
        .isEqualTo(new Arrivals.Closed(3, Duration.ZERO, 0));
  }

  @ParameterizedTest
  @CsvSource({"false, 0s", "0s, 0s", "0, 0s", "true, forever", "forever, forever", "5s, 5s"})
  void aStallIsADurationOrATruth(String text, String stall) {
    Sample sample = sample("stall=" + text);
    assertThat(sample.stall()).hasToString(stall);
  }

  @Test
  void goTakesNegativeTimeoutsAndLimits() {
    Transport transport =
        Yaml.read(
                Yaml.MINIMAL
                    + "transport: {idleConnTimeout: -1s, requestTimeout: -1ns, maxIdleConns: -1}")
            .transport();
    assertThat(transport.idleConnTimeout()).isEqualTo(Duration.ofSeconds(-1));
    assertThat(transport.requestTimeout()).isEqualTo(Duration.ofNanos(-1));
    assertThat(transport.maxIdleConns()).isEqualTo(-1);
  }

  @Test
  void bytesMayHaveUnits() {
    assertThat(
            Yaml.read(Yaml.MINIMAL, "load.0.request={method: POST, bodyBytes: 64KiB}")
                .load()
                .getFirst()
                .request()
                .bodyBytes())
        .isEqualTo(65_536);
  }

  @Test
  void aliasesStandForWhatTheyName() {
    Experiment experiment =
        Yaml.read(
            Yaml.MINIMAL.replace("{kind: once", "&once {kind: once")
                + "  - {target: a, arrivals: *once}\n");
    assertThat(experiment.load())
        .hasSize(2)
        .allMatch(load -> load.equals(experiment.load().get(0)));
  }

  @Test
  void aFieldWithNothingBehindItIsNotGiven() {
    Experiment experiment = Yaml.read(Yaml.MINIMAL + "transport:\nchanges:\n  # none yet\n");
    assertThat(experiment).isEqualTo(Yaml.read(Yaml.MINIMAL));
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkAreFine() {
    assertThat(Yaml.read("\uFEFF" + Yaml.MINIMAL.replace("\n", "\r\n")))
        .isEqualTo(Yaml.read(Yaml.MINIMAL));
  }

  @Test
  void aHostHasTheProtocolOfItsTargetOrElseTheTransports() {
    Experiment own = Yaml.read(Yaml.MINIMAL, "targets.a.protocol=h2c", "transport.rules=okhttp");
    assertThat(own.protocol("a")).isEqualTo(Protocol.H2C);
    assertThat(own.protocol("nobody")).isEqualTo(Protocol.HTTP_1_1);
    assertThat(Yaml.read(Yaml.MINIMAL).protocol("a")).isEqualTo(Protocol.HTTP_1_1);
  }

  @Test
  void changesAreKeptInTheOrderOfTheirTimes() {
    Experiment experiment =
        Yaml.read(
            Yaml.MINIMAL
                + """
                changes:
                  - {at: 5s, set: {transport.maxIdleConns: 2}}
                  - {at: 1s, set: {transport.maxIdleConns: 1}}
                """);
    assertThat(experiment.changes())
        .extracting(Change::at)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }
}
