package dev.poolscope.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.yaml.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualRunTest {
  private static final String HEAD =
      """
      schema: poolscope/experiment/v1
      name: test
      window: 10s
      """;

  static Stream<String> builtIns() {
    return Experiments.headlines().stream().map(Headline::name).filter(VirtualRunTest::isPossible);
  }

  /// No event contradicts the ones before it, whatever servers, callers and dialers do.
  @ParameterizedTest
  @MethodSource("builtIns")
  void everyExperimentWithoutNetworksOfItsOwnRuns(String name) {
    RunReport report = run(Experiments.read(Experiments.find(name), List.of()));

    Map<String, Object> totals = report.totals().values();
    assertThat(report.end().complete()).isTrue();
    assertThat(number(totals, "requests_issued")).isPositive();
    assertThat(number(totals, "connections_opened") - number(totals, "connections_closed"))
        .isEqualTo(number(totals, "open_at_end"));
  }

  @Test
  void theSameExperimentGivesTheSameEvents() {
    Experiment experiment =
        Experiments.read(Experiments.find("near-saturation-two-choices"), List.of());
    assertThat(events(experiment)).isEqualTo(events(experiment)).hasSizeGreaterThan(1000);
  }

  @Test
  void aClosedLoopIsAsFastAsItsServer() {
    Map<String, Object> row =
        totals(
            """
            targets: [{name: a, sample: {delay: 10ms}}]
            load: [{target: a, arrivals: {kind: closed, workers: 3}}]
            transport: {maxIdleConnsPerHost: 3}
            """);

    assertThat(number(row, "requests_ok")).isBetween(2960.0, 2971.0);
    assertThat(number(row, "connections_opened")).isEqualTo(3);
  }

  @Test
  void aServerThatHangsUpOnReusedConnectionsIsAskedAgainWhereThatIsSafe() {
    String load =
        """
        targets: [{name: a, sample: {hangUp: true, every: 10, reusedOnly: true}}]
        load:
          - target: a
            arrivals: {kind: constant, rate: 10, requests: 50}
            request: {method: %s}
        """;

    Map<String, Object> get = totals(load.formatted("GET"));
    Map<String, Object> post = totals(load.formatted("POST"));

    assertThat(number(get, "requests_ok")).isEqualTo(50);
    assertThat(number(get, "request_retries"))
        .isEqualTo(number(get, "closed_SERVER_CLOSED_IN_USE"));
    assertThat(number(get, "request_retries")).isPositive();
    assertThat(number(post, "failed_EOF")).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "'mode: close', closed_CONNECTION_CLOSE_HEADER, 10",
    "'mode: http10', http10_no_keep_alive, 10",
    "'mode: silent-close', closed_SERVER_CLOSED, 10",
    "'maxRequests: 2', closed_CONNECTION_CLOSE_HEADER, 5",
    "'idleTimeout: 50ms', closed_SERVER_CLOSED, 10",
    "'maxAge: 250ms', closed_SERVER_CLOSED, 4",
    "'stall: true', closed_REQUEST_CANCELLED, 10",
    "'reset: mid-body, bodyBytes: 100', closed_IO_ERROR, 10"
  })
  void serversEndConnectionsInTheirWays(String sample, String column, int times) {
    Map<String, Object> row =
        totals(
            """
            targets: [{name: a, sample: {%s}}]
            load: [{target: a, arrivals: {kind: constant, rate: 10, requests: 10}}]
            transport: {requestTimeout: 1s}
            """
                .formatted(sample));

    assertThat(number(row, column)).isEqualTo(times);
  }

  @ParameterizedTest
  @CsvSource({
    "'body: close', 'bodyBytes: 100', 1",
    "'body: close', 'bodyBytes: 300000', 10",
    "'body: close, goRelease: 1.26', 'bodyBytes: 100', 10",
    "'body: partial', 'bodyBytes: 100, bodyDuration: 80ms', 1",
    "'body: close', 'bodyBytes: 100, bodyDuration: 80ms', 10",
    "'body: leave, requestTimeout: 1s', 'bodyBytes: 100', 10"
  })
  void callersEndConnectionsInTheirWays(String transport, String sample, int opened) {
    Map<String, Object> row =
        totals(
            """
            targets: [{name: a, sample: {%s}}]
            load: [{target: a, arrivals: {kind: constant, rate: 10, requests: 10}}]
            transport: {%s}
            """
                .formatted(sample, transport));

    assertThat(number(row, "connections_opened")).isEqualTo(opened);
    assertThat(number(row, "requests_ok")).isEqualTo(10);
  }

  @Test
  void deadlinesCountWhereverTheRequestIs() {
    Map<String, Object> row =
        totals(
            """
            targets: [{name: a, sample: {delay: 300ms}}]
            load: [{target: a, arrivals: {kind: once, requests: 10}}]
            transport: {maxConnsPerHost: 1, requestTimeout: 1s}
            """);

    assertThat(number(row, "requests_ok")).isEqualTo(3);
    assertThat(number(row, "failed_TIMEOUT_IN_FLIGHT")).isEqualTo(1);
    assertThat(number(row, "failed_TIMEOUT_WAITING_CONN")).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "'dial: {refuseEvery: 2}', failed_REFUSED, 10",
    "'dial: {blackHole: true}, dialTimeout: 200ms', failed_DIAL_TIMEOUT, 20",
    "'dial: {delay: 500ms}, dialTimeout: 200ms', failed_DIAL_TIMEOUT, 20",
    "'dial: {blackHole: true}, requestTimeout: 100ms', failed_TIMEOUT_WAITING_CONN, 20"
  })
  void dialsFailInTheirWays(String transport, String column, int times) {
    Map<String, Object> row =
        totals(
            """
            targets: [{name: a, sample: {mode: close}}]
            load: [{target: a, arrivals: {kind: constant, rate: 10, requests: 20}}]
            transport: {%s}
            """
                .formatted(transport));

    assertThat(number(row, column)).isEqualTo(times);
  }

  @Test
  void changesHoldFromTheirTimeOn() {
    Map<String, Object> row =
        totals(
            """
            targets: [{name: a, sample: {}}]
            load: [{target: a, arrivals: {kind: constant, rate: 10}}]
            changes: [{at: 5s, set: {targets.a.sample.mode: close, load.0.arrivals.rate: 20}}]
            """);

    assertThat(number(row, "requests_ok")).isBetween(145.0, 152.0);
    assertThat(number(row, "closed_CONNECTION_CLOSE_HEADER")).isBetween(96.0, 102.0);
  }

  @Test
  void everyClientHasAPoolOfItsOwn() {
    String text =
        """
        targets: [{name: a, sample: {}}]
        load: [{target: a, arrivals: {kind: constant, rate: 10, requests: 40}, request: {clients: 8}}]
        """;

    assertThat(number(totals(text + "instances: 4\n"), "connections_opened")).isEqualTo(4);
    assertThat(number(totals(text + "transport: {pool: perClient}\n"), "connections_opened"))
        .isEqualTo(8);
    assertThat(number(totals(text + "transport: {perRequest: true}\n"), "connections_opened"))
        .isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "'transport: {rules: okhttp}', transport.rules",
    "'transport: {protocol: h2}', targets.0.protocol",
    "'changes: [{at: 1s, set: {transport.dial.delay: 1s}}]', ''"
  })
  void whatVirtualTimeDoesNotHaveIsRefused(String more, String field) {
    String text =
        """
        targets: [{name: a, sample: {}}]
        load: [{target: a, arrivals: {kind: once, requests: 1}}]
        """
            + more
            + "\n";
    if (field.isEmpty()) {
      assertThat(number(totals(text), "requests_ok")).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> totals(text))
          .isInstanceOf(VirtualTimeException.class)
          .hasMessageContaining(field)
          .hasMessageContaining("run it for real");
    }
  }

  private static boolean isPossible(String name) {
    try {
      Experiments.states(Experiments.read(Experiments.find(name), List.of()))
          .forEach(VirtualLimits::check);
      return true;
    } catch (VirtualTimeException _) {
      return false;
    }
  }

  private static Map<String, Object> totals(String text) {
    return run(Experiments.read(new Source("test", HEAD + text), List.of())).totals().values();
  }

  private static RunReport run(Experiment experiment) {
    return VirtualRun.of(experiment, VirtualCosts.LOOPBACK, RunListener.NONE);
  }

  private static List<TraceEntry> events(Experiment experiment) {
    List<TraceEntry> events = new ArrayList<>();
    VirtualRun.of(
        experiment,
        VirtualCosts.LOOPBACK,
        new RunListener() {
          @Override
          public void entry(EventRow row) {
            events.add(row.entry());
          }
        });
    return events;
  }

  private static double number(Map<String, Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column), column)).doubleValue();
  }
}
