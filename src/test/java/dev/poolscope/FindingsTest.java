package dev.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Finding;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import dev.poolscope.yaml.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule on a run that shows its trouble, and on one that nearly does.
class FindingsTest {
  private static final String HEAD =
      """
      schema: poolscope/experiment/v1
      name: test
      window: 10s
      """;

  private static final String BURSTS =
      """
      targets: [{name: a, sample: {delay: 5ms}}]
      load: [{target: a, arrivals: {kind: bursts, size: 10, gap: 1s, requests: 90}}]
      """;

  private static final String TWO_HOSTS =
      """
      targets: [{name: a, sample: {delay: 5ms}}, {name: b, sample: {delay: 5ms}}]
      load:
        - {target: a, arrivals: {kind: bursts, size: 1, gap: 1s, requests: 9}}
        - {target: b, arrivals: {kind: bursts, size: 1, gap: 1s, requests: 9}}
      """;

  private static final String STEADY =
      """
      targets: [{name: a, sample: {%s}}]
      load: [{target: a, arrivals: {kind: constant, rate: 5}, request: {%s}}]
      transport: {%s}
      """;

  private static final String BALANCED =
      """
      targets: [{name: a, sample: {delay: 10ms%s}}, {name: b, sample: {delay: 10ms}}, {name: c, sample: {delay: 10ms}}]
      load: [{target: balanced, arrivals: {kind: closed, workers: %d, think: 20ms, requests: 120}}]
      """;

  static List<Arguments> troubles() {
    return List.of(
        trouble(
            "IDLE_LIMIT_BELOW_CONCURRENCY",
            BURSTS,
            BURSTS + "transport: {maxIdleConnsPerHost: 10}\n"),
        trouble(
            "IDLE_TOTAL_BELOW_HOSTS",
            TWO_HOSTS + "transport: {maxIdleConns: 1}\n",
            TWO_HOSTS + "transport: {maxIdleConns: 2}\n"),
        trouble(
            "CONNECTION_LIMIT_BELOW_CONCURRENCY",
            BURSTS + "transport: {maxConnsPerHost: 2, maxIdleConnsPerHost: 2}\n",
            BURSTS + "transport: {maxConnsPerHost: 10, maxIdleConnsPerHost: 10}\n"),
        trouble(
            "SERVER_CLOSES_IDLE_FIRST",
            STEADY.formatted("idleTimeout: 100ms", "", ""),
            STEADY.formatted("idleTimeout: 100ms", "", "idleConnTimeout: 80ms")),
        trouble(
            "BODY_NOT_DRAINED",
            STEADY.formatted("bodyBytes: 300000", "", "body: close"),
            STEADY.formatted("bodyBytes: 200000", "", "body: close")),
        trouble(
            "HELD_BY_UNCLOSED_RESPONSES",
            STEADY.formatted("", "", "body: leave"),
            STEADY.formatted("delay: 2s", "", "requestTimeout: 1s")),
        trouble(
            "SERVER_CLOSES_EVERY_CONNECTION",
            STEADY.formatted("mode: http10", "", ""),
            STEADY.formatted("maxRequests: 2", "", "")),
        trouble(
            "RETRIES_HIDE_STALE_CONNECTIONS",
            STEADY.formatted("hangUp: true, every: 10, reusedOnly: true", "", ""),
            STEADY.formatted("mode: silent-close", "", "")),
        trouble(
            "UNREPEATABLE_REQUESTS_AT_RISK",
            STEADY.formatted("hangUp: true, every: 10, reusedOnly: true", "method: POST", ""),
            STEADY.formatted(
                "hangUp: true, every: 10, reusedOnly: true",
                "method: POST, idempotencyKey: true",
                "")),
        trouble(
            "BALANCER_DEFEATS_POOL",
            BALANCED.formatted("", 1)
                + "balancer: {kind: round-robin}\ntransport: {maxIdleConns: 2}\n",
            BALANCED.formatted("", 1)
                + "balancer: {kind: round-robin}\ntransport: {maxIdleConns: 3}\n"),
        trouble(
            "FAST_FAILING_HOST_ATTRACTS",
            BALANCED.formatted(", status: 500", 6).replace("delay: 10ms, status", "status")
                + "balancer: {kind: least-connections}\n",
            BALANCED.formatted(", status: 500", 6).replace("delay: 10ms, status", "status")
                + "balancer: {kind: round-robin}\n"),
        trouble(
            "TIES_GO_TO_THE_FIRST",
            BALANCED.formatted("", 4)
                + "balancer: {kind: least-connections, ties: first}\ninstances: 4\n",
            BALANCED.formatted("", 4)
                + "balancer: {kind: least-connections, ties: random}\ninstances: 4\n"),
        trouble(
            "TIME_WAIT_NEAR_PORT_RANGE",
            """
            targets: [{name: a, sample: {}}]
            load: [{target: a, arrivals: {kind: constant, rate: 480}}]
            transport: {disableKeepAlives: true}
            """,
            """
            targets: [{name: a, sample: {}}]
            load: [{target: a, arrivals: {kind: constant, rate: 480}}]
            """));
  }

  private static Arguments trouble(String rule, String experiment, String nearMiss) {
    return Arguments.of(rule, experiment, nearMiss);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void isFoundWhereItIsAndNotWhereItNearlyIs(String rule, String trouble, String nearMiss) {
    Finding found =
        findings(trouble).stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();

    assertThat(found.text()).isNotEmpty();
    assertThat(found.evidence()).matches(".*[0-9].*");
    assertThat(found.consequence()).isNotEmpty();
    assertThat(found.remedy()).isNotEmpty();
    assertThat(findings(nearMiss)).extracting(Finding::rule).doesNotContain(rule);
  }

  /// What a finding says to set is a setting of the next run, and the trouble is gone with it.
  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void theRemedyIsASettingThatRemediesIt(String rule, String trouble) {
    Finding found =
        findings(trouble).stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
    if (found.sets().isEmpty()) {
      return;
    }

    List<Finding> after = findings(experiment(trouble, found.sets()));

    assertThat(after).extracting(Finding::rule).doesNotContain(rule);
  }

  @Test
  void theDispatchersBudgetIsByHostName() {
    String text =
        """
        targets: [{name: a, sample: {}}, {name: b, sample: {}}]
        load: [{target: a, arrivals: {kind: once, requests: 6}}, {target: b, arrivals: {kind: once, requests: 6}}]
        transport: {rules: okhttp%s}
        """;

    assertThat(found(text.formatted(""), issued("a", 6), issued("b", 6)))
        .contains("DISPATCHER_LIMIT_BY_HOST_NAME");
    assertThat(found(text.formatted(", maxRequestsPerHost: 12"), issued("a", 6), issued("b", 6)))
        .doesNotContain("DISPATCHER_LIMIT_BY_HOST_NAME");
    assertThat(found(text.formatted(""), issued("a", 4)))
        .doesNotContain("DISPATCHER_LIMIT_BY_HOST_NAME");
  }

  @Test
  void oneHttp2ConnectionPinsABackend() {
    String text =
        """
        targets: [{name: a, sample: {tls: true, backends: 2}}]
        load: [{target: a, arrivals: {kind: once, requests: 40}}]
        transport: {protocol: %s}
        """;

    assertThat(found(text.formatted("h2"), counted(1, 40), counted(2, 0)))
        .contains("HTTP2_PINS_ONE_BACKEND");
    assertThat(found(text.formatted("h2"), counted(1, 30), counted(2, 10)))
        .doesNotContain("HTTP2_PINS_ONE_BACKEND");
    assertThat(found(text.formatted("http/1.1"), counted(1, 40), counted(2, 0)))
        .doesNotContain("HTTP2_PINS_ONE_BACKEND");
  }

  @Test
  void theReuseOrderConcentratesLoad() {
    String text =
        """
        targets: [{name: a, sample: {backends: 4}}]
        load: [{target: a, arrivals: {kind: once, requests: 100}}]
        transport: {reuse: %s}
        """;

    assertThat(
            found(
                text.formatted("newest"),
                counted(1, 70),
                counted(2, 20),
                counted(3, 10),
                counted(4, 0)))
        .contains("REUSE_ORDER_CONCENTRATES_LOAD");
    assertThat(
            found(
                text.formatted("oldest"),
                counted(1, 70),
                counted(2, 20),
                counted(3, 10),
                counted(4, 0)))
        .doesNotContain("REUSE_ORDER_CONCENTRATES_LOAD");
    assertThat(found(text.formatted("newest"), counted(1, 40), counted(2, 30), counted(3, 30)))
        .doesNotContain("REUSE_ORDER_CONCENTRATES_LOAD");
  }

  @Test
  void aHealthyRunHasNone() {
    assertThat(
            findings(
                """
                targets: [{name: a, sample: {delay: 5ms}}, {name: b, sample: {delay: 5ms}}]
                load: [{target: balanced, arrivals: {kind: poisson, rate: 100}}]
                balancer: {kind: least-connections, ties: random}
                transport: {maxIdleConnsPerHost: 100, idleConnTimeout: 90s}
                """))
        .isEmpty();
  }

  private static List<String> found(String text, PoolEvent[]... events) {
    Experiment experiment = experiment(text, List.of());
    RunFold fold = RunFold.of(experiment, RunListener.NONE);
    long place = 0;
    List<PoolEvent> all = new ArrayList<>();
    Stream.of(events).flatMap(Stream::of).forEach(all::add);
    all.add(new PoolEvent.WindowEnded(false));
    for (PoolEvent event : all) {
      fold.accept(new TraceEntry(place++, place * 1_000_000, event));
    }
    fold.finish();
    return RunReport.of(experiment, fold, LogCondition.SOUND).findings().stream()
        .map(Finding::rule)
        .toList();
  }

  private static PoolEvent[] issued(String host, int count) {
    List<PoolEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long number = i + (host.equals("a") ? 1L : 1000L);
      events.add(new PoolEvent.RequestIssued(host, number, 0, "client-1"));
    }
    return events.toArray(PoolEvent[]::new);
  }

  private static PoolEvent[] counted(int backend, long requests) {
    return new PoolEvent[] {new PoolEvent.BackendCounted("a", backend, 1, requests)};
  }

  private static List<Finding> findings(String text) {
    return findings(experiment(text, List.of()));
  }

  private static List<Finding> findings(Experiment experiment) {
    return VirtualRun.of(experiment, VirtualCosts.LOOPBACK, RunListener.NONE).findings();
  }

  private static Experiment experiment(String text, List<String> sets) {
    return Experiments.read(new Source("test", HEAD + text), sets);
  }
}
