package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an experiment expects can be told of the stretch of time that it is expected of.
class ExperimentChecksTest {
  private static void check(String expectations) {
    Source source =
        new Source(
            "t.yaml",
            """
            schema: poolscope/experiment/v1
            name: t
            targets: [{name: a, sample: {}}]
            load: [{target: a, arrivals: {kind: once, requests: 1}}]
            expect: [%s]
            """
                .formatted(expectations));
    new ExperimentChecks(source, List.of()).checkMetrics(Experiments.read(source, List.of()));
  }

  @Test
  void whatIsKnownOfTheWholeRunOnlyIsRefusedOfAStretch() {
    for (String metric :
        List.of("server_accepted", "max_idle_total", "connections_never_used", "client_moves")) {
      String expected = "{metric: " + metric + ", atLeast: 0";
      assertThatCode(() -> check(expected + "}")).doesNotThrowAnyException();
      assertThatThrownBy(() -> check(expected + ", to: 2s}"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("expect.0.metric")
          .hasMessageContaining(metric + " says nothing of a stretch of time")
          .hasMessageContaining("connections_opened, connections_closed")
          .hasMessageContaining("closed_*");
    }
  }

  @Test
  void thereAreNotTooManyStretches() {
    assertThatCode(() -> check(stretches(ExperimentChecks.MOST_STRETCHES)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(stretches(ExperimentChecks.MOST_STRETCHES + 1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expect.100: is of one more stretch of time than the 100");
  }

  /// Decided by what is written, and nothing is sent: the address is one that nobody has.
  @Test
  void aHostBeyondThisMachineIsConfirmedWithRateAndConnections() {
    assertThatThrownBy(() -> checkAway(Set.of(), LoadCap.DEFAULT))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "t.yaml:3: targets.0.url: 192.0.2.7 is not this machine; add --allow-host 192.0.2.7 to"
                + " confirm that load may be sent there: up to 200 requests per second over up to"
                + " 3000 connections");
    assertThatThrownBy(() -> checkAway(Set.of("192.0.2.8"), new LoadCap(1e9, 1_000_000)))
        .hasMessageContaining("192.0.2.7 is not this machine");
  }

  @Test
  void whatIsSentThereIsCapped() {
    assertThatThrownBy(() -> checkAway(Set.of("192.0.2.7"), LoadCap.DEFAULT))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "t.yaml:4: load.0.arrivals: sends up to 200 requests per second to 192.0.2.7, and 50"
                + " requests per second are allowed to a host that is not this machine; send fewer,"
                + " or allow it on purpose: --allow-rate 200");
    assertThatThrownBy(() -> checkAway(Set.of("192.0.2.7"), new LoadCap(200, 2999)))
        .hasMessageContaining("load.0.arrivals: can have up to 3000 connections to 192.0.2.7, and")
        .hasMessageContaining("2999 are allowed", "transport.maxConnsPerHost")
        .hasMessageContaining("--allow-connections 3000");
    assertThatCode(() -> checkAway(Set.of("192.0.2.7"), new LoadCap(200, 3000)))
        .doesNotThrowAnyException();
  }

  private static void checkAway(Set<String> confirmed, LoadCap cap) {
    Source source =
        new Source(
            "t.yaml",
            """
            schema: poolscope/experiment/v1
            name: t
            targets: [{name: a, url: "http://192.0.2.7/"}]
            load: [{target: a, arrivals: {kind: constant, rate: 200}}]
            """);
    ExperimentChecks checks = new ExperimentChecks(source, List.of());
    AllowedHosts allowed = new AllowedHosts(confirmed, cap);
    checks.checkHosts(Experiments.read(source, List.of()), allowed);
    checks.checkReach(Experiments.read(source, List.of()), allowed);
  }

  private static String stretches(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{metric: requests_ok, atLeast: 0, from: " + i + "ms}")
        .collect(Collectors.joining(", "));
  }
}
