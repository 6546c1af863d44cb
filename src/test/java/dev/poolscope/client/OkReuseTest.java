package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reuse, eviction and staleness as OkHttp has them (OkHttp facts, 5, 8, 9, 10).
class OkReuseTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario("rules=okhttp");

  @Test
  void manyAtOnceNeedNoMoreConnectionsThanTheDispatcherLetsRun() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxRequestsPerHost=3");

    PoolScenario.allOk(scenario.send(a, 300));

    assertThat(scenario.counts(a).opened()).isBetween(1L, 3L);
    scenario.agreesWithOkHttp();
  }

  @Test
  void theIdleLimitHoldsOverAllHosts() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    Host b = scenario.sample("b", Sample.DEFAULT);
    Host c = scenario.sample("c", Sample.DEFAULT);
    scenario.start("maxIdleConns=2");

    scenario.send(a).ok();
    scenario.send(b).ok();
    scenario.send(c).ok();

    PoolEvent.ConnectionClosed closed = scenario.awaitClose(1);
    assertThat(closed.host()).isEqualTo("a");
    assertThat(closed.reason()).isEqualTo(CloseReason.IDLE_LIMIT_EVICTED);
    scenario.agreesWithOkHttp();
  }

  @Test
  void aStaleConnectionIsFoundOnReuseAndTheRequestSilentlyRepeated() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    scenario.start();

    scenario.send(a).ok();
    scenario.send(a).ok();

    assertThat(scenario.counts(a).retries()).isEqualTo(1);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.STALE_ON_REUSE);
    scenario.awaitOpen(a, 0, 1);
  }

  @Test
  void aPostIsRepeatedTooUnlessItsBodyIsOneShot() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    scenario.start();
    scenario.send(a).ok();

    scenario.send(a, Requests.POST.withBody(10)).ok();
    scenario.send(a, Requests.POST.withBody(10).oneShot()).failure();

    assertThat(scenario.counts(a).retries()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"GET, 0, true", "POST, 10, true", "POST, 10, false"})
  void aHangUpIsRepeatedWhateverTheMethodUnlessTheBodyIsOneShot(
      String method, long bodyBytes, boolean replayable) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("hangUp", true).with("every", 50));
    scenario.start();
    Requests once = Requests.of(method).withBody(bodyBytes).oneShot();
    Requests request = replayable ? Requests.of(method).withBody(bodyBytes) : once;

    for (int i = 1; i <= 1000; i++) {
      Sent sent = scenario.send(a, request);
      if (replayable || i % 50 != 0) {
        sent.ok();
      } else {
        sent.failsWith(FailureKind.EOF);
      }
    }

    assertThat(scenario.counts(a).retries()).isEqualTo(replayable ? 20 : 0);
    assertThat(scenario.counts(a).opened()).isEqualTo(replayable ? 21 : 20);
  }

  @Test
  void withoutRetryTheStaleConnectionFailsTheRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    scenario.start("retryOnConnectionFailure=false");
    scenario.send(a).ok();

    FailureKind kind = scenario.send(a).failure().kind();

    assertThat(kind).isIn(FailureKind.EOF, FailureKind.RESET);
    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.STALE_ON_REUSE);
  }

  @Test
  void aFailureOnAFreshConnectionIsTheServersClose() {
    Host a = scenario.raw("a", (connection, _) -> connection.request());
    scenario.start();

    scenario.send(a).failsWith(FailureKind.EOF);

    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.SERVER_CLOSED_IN_USE);
  }

  @Test
  void waitingRequestsAreLimitedByHostNameWithoutPort() throws Exception {
    GatedServer gateA = new GatedServer();
    GatedServer gateB = new GatedServer();
    Host a = scenario.raw("a", gateA);
    Host b = scenario.raw("b", gateB);
    scenario.start("maxRequestsPerHost=2");
    List<Sent> toA = scenario.send(a, 2);
    gateA.awaitRequest();
    gateA.awaitRequest();

    Sent toB = scenario.send(b);

    assertThat(scenario.counts(b).dialsStarted()).isZero();
    assertThat(scenario.counts(b).waiting()).isEqualTo(1);
    gateA.answer(1);
    gateB.answer(1);
    toB.ok();
    gateA.answer(1);
    PoolScenario.allOk(toA);
  }

  @Test
  void aCloseHeaderEndsTheConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("mode", SampleMode.CLOSE));
    scenario.start();

    scenario.send(a).ok();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a))
        .containsExactly(CloseReason.CONNECTION_CLOSE_HEADER, CloseReason.CONNECTION_CLOSE_HEADER);
  }

  @Test
  void disabledKeepAliveClosesAfterEachRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("disableKeepAlives=true");

    PoolScenario.allOk(scenario.send(a, 5));
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.counts(a).opened()).isEqualTo(5);
    assertThat(scenario.closeReasons(a)).containsOnly(CloseReason.KEEPALIVE_DISABLED);
  }
}
