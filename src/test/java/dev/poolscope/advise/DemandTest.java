package dev.poolscope.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an experiment can ask for, by its file alone.
class DemandTest {
  private static final String ONE =
      """
      schema: poolscope/experiment/v1
      name: one
      window: 10s
      targets: [{name: a, sample: {}}]
      transport: TRANSPORT
      load:
        - {target: a, arrivals: ARRIVALS}
      """;

  private static HostDemand demand(String arrivals, String transport, String... sets) {
    return Demand.of(experiment(arrivals, transport, sets)).of("a");
  }

  private static Experiment experiment(String arrivals, String transport, String... sets) {
    String text = ONE.replace("ARRIVALS", arrivals).replace("TRANSPORT", transport);
    return Experiments.read(new Source("one.yaml", text), List.of(sets));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: once, requests: 300} | 300 | 300 | 300",
        "{kind: bursts, size: 10, gap: 1s, requests: 100} | 10 | 10 | 100",
        "{kind: bursts, size: 10, gap: 250ms, requests: 1000} | 40 | 10 | 600",
        "{kind: constant, rate: 200} | 200 | 20 | 3000",
        "{kind: poisson, rate: 50, requests: 40} | 40 | 5 | 40",
        "{kind: stages, startRate: 10, stages: [{duration: 5s, rate: 80}]} | 80 | 8 | 1200",
        "{kind: closed, workers: 4, think: 100ms} | 40 | 4 | 4",
        "{kind: closed, workers: 4, think: 5s} | 4 | 4 | 4",
        "{kind: closed, workers: 4} | Infinity | 4 | 4",
        "{kind: closed, workers: 4, requests: 30} | 30 | 4 | 4",
      })
  void followsFromTheArrivals(String arrivals, double perSecond, long likely, long atMost) {
    HostDemand demand = demand(arrivals, "{}");
    assertThat(demand.perSecond()).isEqualTo(perSecond);
    assertThat(demand.likely()).isEqualTo(likely);
    assertThat(demand.atMost()).isEqualTo(atMost);
    assertThat(demand.path()).isEqualTo("load.0.arrivals");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transport.maxConnsPerHost=7 | 7 | 7",
        "load.0.maxInFlight=50 | 20 | 50",
        "load.0.requestTimeout=1s | 20 | 200",
        "load.0.requestTimeout=0s | 20 | 10000",
        "load.0.cancelAfter=50ms | 10 | 10",
        "targets.a.sample.delay=1s | 220 | 3000",
        "targets.a.sample.stall=true | 3000 | 3000",
        "transport.perRequest=true | 2000 | 3000",
        "transport.body=leave | 2000 | 3000",
      })
  void followsFromTheLimitsToo(String set, long likely, long atMost) {
    HostDemand demand = demand("{kind: constant, rate: 200}", "{}", set);
    assertThat(demand.likely()).isEqualTo(likely);
    assertThat(demand.atMost()).isEqualTo(atMost);
  }

  @Test
  void poolsHaveTheirLimitsEach() {
    String often = "{kind: constant, rate: 200}";
    assertThat(demand(often, "{maxConnsPerHost: 7}", "instances=3").atMost()).isEqualTo(21);
    assertThat(
            demand(often, "{maxConnsPerHost: 7, pool: perClient}", "load.0.request.clients=4")
                .atMost())
        .isEqualTo(28);
    assertThat(demand(often, "{rules: okhttp}").atMost()).isEqualTo(5);
    assertThat(demand(often, "{rules: okhttp, body: leave}").atMost()).isEqualTo(3000);
  }

  @Test
  void requestsOfHttp2ShareAConnectionAsLongAsTheHostAnswers() {
    HostDemand demand =
        demand("{kind: constant, rate: 2000}", "{protocol: h2}", "targets.a.sample.tls=true");
    assertThat(demand.likely()).isEqualTo(2);
    assertThat(demand.atMost()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transport.disableKeepAlives=true | 200",
        "transport.maxIdleConnsPerHost=-1 | 200",
        "transport.maxIdleConns=-1 | 200",
        "transport.maxRequestsPerConnection=10 | 20",
        "transport.maxConnsPerHost=7 | 0",
      })
  void aClientThatKeepsNoConnectionClosesThem(String set, double closed) {
    assertThat(demand("{kind: constant, rate: 200}", "{}", set).closedPerSecond())
        .isEqualTo(closed);
  }

  @Test
  void onlyWhatIsDueAtOnceAndTakesItsTimeIsSure() {
    String once = "{kind: once, requests: 300}";
    assertThat(demand(once, "{}").surely()).isZero();
    assertThat(demand(once, "{}", "targets.a.sample.delay=100ms").surely()).isEqualTo(300);
    assertThat(demand(once, "{maxConnsPerHost: 9}", "targets.a.sample.delay=1s").surely())
        .isEqualTo(9);
    for (String doubt :
        List.of(
            "transport.requestTimeout=50ms",
            "transport.rules=okhttp",
            "transport.dial.refuseEvery=2",
            "targets.a.dial.blackHole=true",
            "targets.a.sample.listening=refuse")) {
      assertThat(demand(once, "{}", "targets.a.sample.delay=1s", doubt).surely())
          .as(doubt)
          .isZero();
    }
  }

  @Test
  void changesCount() {
    HostDemand demand =
        demand(
            "{kind: constant, rate: 20}",
            "{maxConnsPerHost: 5}",
            "changes=[{at: 5s, set: {load.0.arrivals.rate: 90, transport.maxConnsPerHost: 60}}]");
    assertThat(demand.perSecond()).isEqualTo(90);
    assertThat(demand.atMost()).isEqualTo(60);
  }

  /// Two ends of each connection to a server inside the program; and a balanced request goes to one
  /// host only.
  @Test
  void socketsAreCountedForTheWholeProgram() {
    assertThat(Demand.of(experiment("{kind: once, requests: 300}", "{}")).likelySockets())
        .isEqualTo(600);
    String elsewhere = ONE.replace("sample: {}", "url: \"http://127.0.0.1:9/\"");
    String text = elsewhere.replace("ARRIVALS", "{kind: once, requests: 300}");
    assertThat(of(text.replace("TRANSPORT", "{}")).likelySockets()).isEqualTo(300);
    String balanced =
        """
        schema: poolscope/experiment/v1
        name: balanced
        targets: [{name: a, sample: {}}, {name: b, sample: {}}]
        balancer: {kind: random}
        load: [{target: balanced, arrivals: {kind: once, requests: 300}}]
        """;
    assertThat(of(balanced).likelySockets()).isEqualTo(600);
    assertThat(of(balanced).of("b").likely()).isEqualTo(300);
  }

  private static Demand of(String text) {
    return Demand.of(Experiments.read(new Source("x.yaml", text), List.of()));
  }
}
