package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExperimentWritingTest {
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .ofMaxLength(20)
            .filter(
                text ->
                    text.codePoints()
                        .noneMatch(
                            c ->
                                (Character.isISOControl(c) && c != '\n' && c != '\t')
                                    || Character.getType(c) == Character.SURROGATE));
    return Arbitraries.oneOf(
        any,
        Arbitraries.strings().withChars(" :#-'\"{}[],&*!|>%@`~\n\t\\a1.").ofMaxLength(8),
        Arbitraries.of("null", "true", "~", "1.5", "- a", "a: b", "a #b", "...", "---", "\u2028"));
  }

  @Property(tries = 500)
  void whatIsWrittenReadsBackToTheSame(@ForAll long seed, @ForAll("texts") String text) {
    Experiment experiment = RandomExperiments.next(seed, text);
    String yaml = Experiments.toYaml(experiment);
    Experiment back = Experiments.read(new Source("written", yaml), List.of());
    assertThat(back).isEqualTo(experiment);
    assertThat(Experiments.toYaml(back)).isEqualTo(yaml);
  }

  @Property(tries = 500)
  void whatIsNamedADefaultMayBeLeftOut(@ForAll long seed) {
    Experiment experiment = RandomExperiments.next(seed, "x");
    String explained = Experiments.explained(experiment);
    assertThat(Yaml.read(explained)).isEqualTo(experiment);
    assertThat(Yaml.read(without("  # ", explained))).isEqualTo(experiment);
  }

  @Property(tries = 200)
  void whatWasWrittenBeforeThereWereProfilesIsReadAsItWas(@ForAll long seed) {
    Experiment experiment = RandomExperiments.next(seed, "x");
    if (experiment.transport().profile() == Profile.NONE) {
      assertThat(Yaml.read(without("  profile: none", Experiments.toYaml(experiment))))
          .isEqualTo(experiment);
    }
  }

  private static String without(String part, String yaml) {
    return yaml.lines().filter(line -> !line.contains(part)).collect(Collectors.joining("\n"));
  }

  @Example
  void everyFieldIsWrittenInTheOrderOfTheRecords() {
    assertThat(
            Experiments.toYaml(
                Yaml.read(
                    Yaml.MINIMAL
                        + """
                        question: "Is it so?"
                        changes:
                          - at: 1000ms
                            set: {targets.a.sample.delay: {kind: uniform, min: 0, max: "2s"}}
                        expect: [{metric: connections_opened, equals: 3}]
                        """,
                    "transport.goRelease=1.19",
                    "targets.a.sample.bodyBytes=65536",
                    "load.0.arrivals={kind: stages, stages: [{duration: 60s, rate: 10}]}")))
        .isEqualTo(
            """
            schema: poolscope/experiment/v1
            name: minimal
            title: minimal
            question: "Is it so?"
            watch: ""
            tags: ""
            report: ""
            beside: ""
            window: 10s
            seed: 1
            targets:
              - name: a
                sample:
                  server: embedded
                  mode: keep-alive
                  delay: 0s
                  idleTimeout: 0s
                  maxRequests: 0
                  bodyBytes: 64KiB
                  chunked: false
                  bodyDuration: 0s
                  status: 200
                  stall: 0s
                  reset: none
                  hangUp: false
                  every: 1
                  reusedOnly: false
                  listening: "on"
                  maxConcurrentStreams: 128
                  maxAge: 0s
                  keepAliveHeader: 0s
                  backends: 1
                  placement: round-robin
                  port: 0
                  tls: false
                  upstream: []
                weight: 1
                state: up
                dial: {delay: 0s, refuseEvery: 0, handshakeDelay: 0s, blackHole: false}
                addresses: []
                tls: {ca: "", verify: true}
            instances: 1
            share: "0/1"
            transport:
              rules: go
              profile: none
              protocol: http/1.1
              maxIdleConns: 0
              maxIdleConnsPerHost: 0
              maxConnsPerHost: 0
              idleConnTimeout: 0s
              responseHeaderTimeout: 0s
              requestTimeout: 15s
              disableKeepAlives: false
              retryOnConnectionFailure: true
              maxRequests: 64
              maxRequestsPerHost: 5
              body: full
              goRelease: "1.19"
              dialTimeout: 0s
              tlsHandshakeTimeout: 0s
              maxConnectionAge: 0s
              maxRequestsPerConnection: 0
              reuse: newest
              perRequest: false
              pool: shared
              dial: {delay: 0s, refuseEvery: 0, handshakeDelay: 0s, blackHole: false}
            balancer: {kind: none, per: request}
            load:
              - target: a
                arrivals:
                  kind: stages
                  startRate: 0
                  stages:
                    - {duration: 1m, rate: 10}
                request:
                  method: GET
                  path: /
                  bodyBytes: 0
                  replayable: true
                  idempotencyKey: false
                  clients: 1
                  headers: {}
                maxInFlight: 10000
                cancelAfter: 0s
            changes:
              - {at: 1s, set: {targets.a.sample.delay: {kind: uniform, min: 0, max: "2s"}}}
            expect:
              - {host: all, metric: connections_opened, equals: 3, because: ""}
            """);
  }

  @Example
  void thePortsOfSamplesAreFilledIn() {
    Experiment experiment =
        Yaml.read(
            Yaml.MINIMAL + "changes:\n  - {at: 1s, set: {targets.a.sample.delay: 1s}}\n",
            "targets.1={name: b, url: http://x/}");
    Experiment resolved = experiment.withSamplePorts(Map.of("a", 4711));
    assertThat(Objects.requireNonNull(resolved.target("a").sample()).port()).isEqualTo(4711);
    assertThat(resolved.target("b")).isEqualTo(experiment.target("b"));
    assertThat(resolved.changes()).isEqualTo(experiment.changes());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> experiment.withSamplePorts(Map.of("b", 1)))
        .withMessage("b is a url and has no sample server");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> experiment.withSamplePorts(Map.of("c", 1)))
        .withMessage("c is no target");
  }

  @Example
  void longLinesOfValuesBecomeBlocks() {
    String values = String.join(", ", java.util.Collections.nCopies(30, "1ms"));
    Experiment experiment =
        Yaml.read(
            Yaml.MINIMAL,
            "targets.a.sample.delay={kind: per-connection, values: [" + values + "]}");
    assertThat(Experiments.toYaml(experiment).lines().collect(Collectors.toList()))
        .contains("        kind: per-connection", "        values: [" + values + "]");
  }
}
