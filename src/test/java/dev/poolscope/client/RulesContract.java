package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds under the rules of either pool.
abstract class RulesContract {
  private static final Sample MUTE = Sample.DEFAULT.with("stall", Stall.FOREVER);

  /// When callers give up; nobody waits for it, as timers are held.
  private static final Duration SHORT = Duration.ofSeconds(10);

  /// Longer than that, shorter than all other times.
  private static final Duration SOON = Duration.ofSeconds(20);

  @RegisterExtension final PoolScenario scenario;

  private final CloseReason idleTimeout;
  private final CloseReason totalLimit;

  /// @param rules their name in experiment files
  /// @param idleTimeout why a connection is closed that was idle for too long
  /// @param totalLimit why one is closed where too many are idle
  RulesContract(String rules, CloseReason idleTimeout, CloseReason totalLimit) {
    scenario = new PoolScenario("rules=" + rules);
    this.idleTimeout = idleTimeout;
    this.totalLimit = totalLimit;
  }

  @Test
  void sequentialRequestsShareAConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();

    for (int i = 0; i < 100; i++) {
      scenario.send(a).ok();
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).reusedMarked()).isEqualTo(99);
    assertThat(scenario.events().all(PoolEvent.PeerClosed.class)).isEmpty();
  }

  @Test
  void theIdleTimeoutClosesWhenItIsOver() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("idleConnTimeout=300ms");
    scenario.send(a).ok();

    TraceEntry used = scenario.events().awaitEntry(PoolEvent.FirstByte.class, _ -> true, 1);
    TraceEntry closed =
        scenario.events().awaitEntry(PoolEvent.ConnectionClosed.class, _ -> true, 1);

    assertThat(scenario.closeReasons(a)).containsExactly(idleTimeout);
    assertThat(Duration.ofNanos(closed.tNanos() - used.tNanos()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aCallerThatGivesUpInFlightCostsTheConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    a.behave(MUTE);
    scenario.timers().hold();

    Sent sent = scenario.send(a, Requests.GET.givenUpAfter(SHORT));
    scenario.events().await(PoolEvent.RequestSent.class, 2);
    scenario.timers().fire(SOON);
    sent.failsWith(FailureKind.CANCELLED_BY_CALLER);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aCallerThatHasItsAnswerDoesNotGiveUpAnyMore() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start();

    scenario.send(a, Requests.GET.givenUpAfter(SHORT)).ok();

    assertThat(scenario.timers().count(SOON)).isZero();
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aCallerThatLeavesTheBodyHoldsItsConnectionUntilItGivesUp() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start();

    scenario.send(a, Requests.GET.by(BodyHandling.LEAVE).givenUpAfter(SHORT)).ok();
    assertThat(scenario.counts(a).active()).isEqualTo(1);
    scenario.timers().fire(SOON);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    assertThat(scenario.counts(a).failed()).isZero();
  }

  @Test
  void aCallerMayHaveADeadlineOfItsOwn() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start();
    Sent patient = scenario.send(a);
    gate.awaitRequest();

    scenario
        .send(a, Requests.GET.within(Duration.ofMillis(100)))
        .failsWith(FailureKind.TIMEOUT_IN_FLIGHT);
    gate.answer(2);

    patient.ok();
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.REQUEST_CANCELLED);
  }

  @Test
  void aCallerMayHaveNoDeadlineWhereOthersHaveOne() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("requestTimeout=100ms");
    Sent patient = scenario.send(a, Requests.GET.within(Duration.ZERO));
    gate.awaitRequest();

    scenario.send(a).failsWith(FailureKind.TIMEOUT_IN_FLIGHT);
    gate.answer(2);

    patient.ok();
  }

  @Test
  void aPoolForEachRequestFindsNoConnectionAgain() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("perRequest=true");

    for (int i = 0; i < 10; i++) {
      scenario.send(a).ok();
    }
    PoolScenario.allOk(scenario.send(a, 10));

    scenario.awaitOpen(a, 0, 20);
    assertThat(scenario.counts(a).opened()).isEqualTo(20);
    assertThat(scenario.counts(a).reusedMarked()).isZero();
  }

  @Test
  void eachPoolOfOneRequestHasTheIdleTimeout() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("perRequest=true", "idleConnTimeout=300ms", "maxIdleConns=1");

    PoolScenario.allOk(scenario.send(a, 3));
    scenario.awaitClose(3);

    assertThat(scenario.closeReasons(a)).containsExactly(idleTimeout, idleTimeout, idleTimeout);
  }

  @Test
  void idleConnectionsOfAllPoolsAreClosedTogether() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("perRequest=true");
    PoolScenario.allOk(scenario.send(a, 3));
    scenario.awaitOpen(a, 0, 3);

    scenario.client().closeIdle();

    scenario.awaitOpen(a, 0, 0);
  }

  @Test
  void clientsWithNothingLeftAreDropped() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("perRequest=true", "disableKeepAlives=true");

    for (int i = 0; i < 200; i++) {
      scenario.send(a).ok();
    }
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.counts(a).opened()).isEqualTo(200);
    assertThat(((PoolPerRequest) scenario.client()).size()).isLessThan(100);
  }

  @Test
  void noPoolOfOneRequestOutlivesTheRun() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("perRequest=true", "maxConnsPerHost=1");
    Sent running = scenario.send(a);
    gate.awaitRequest();
    Sent beside = scenario.send(a);
    gate.awaitRequest();

    scenario.endRun();

    running.failsWith(FailureKind.RUN_ENDED);
    beside.failsWith(FailureKind.RUN_ENDED);
    gate.answer(2);
  }

  @Test
  void headersAreSentAndTakeThePlaceOfOurs() {
    List<String> heads = new CopyOnWriteArrayList<>();
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              String head;
              while ((head = connection.request()) != null) {
                heads.add(head);
                connection.send(RawConnection.OK);
              }
            });
    scenario.start();

    scenario.send(a, Requests.GET.with("X-Trace", "a b; c=1").with("user-agent", "me")).ok();
    scenario.send(a).ok();

    assertThat(heads.getFirst()).contains("X-Trace: a b; c=1\r\n", "user-agent: me\r\n");
    assertThat(heads.getFirst()).doesNotContain("poolscope");
    assertThat(heads.getLast()).contains("User-Agent: poolscope\r\n").doesNotContain("X-Trace");
  }

  @Test
  void aNegativeTotalLimitKeepsNothing() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxIdleConns=-1");

    scenario.send(a).ok();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).containsExactly(totalLimit, totalLimit);
  }

  @Test
  void aRefusedDialFailsItsRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("dial.refuseEvery=1");

    scenario.send(a).failsWith(FailureKind.REFUSED);

    assertThat(scenario.counts(a).opened()).isZero();
  }

  @Test
  void nobodyListeningIsRefused() {
    Host nobody = scenario.nobody("nobody");
    scenario.sample("a", Sample.DEFAULT);
    scenario.start();

    scenario.send(nobody).failsWith(FailureKind.REFUSED);
  }

  @Test
  void anUnknownHostIsNamedSo() {
    scenario.start();
    Host unknown = new Host("x", URI.create("http://no-such-host.invalid/"), null, null);

    scenario.send(unknown).failsWith(FailureKind.UNKNOWN_HOST);
  }

  @Test
  void anUntrustedCertificateFailsTheRequest() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.distrust();
    scenario.start();

    scenario.send(a).failsWith(FailureKind.TLS);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.TLS_FAILED);
    assertThat(scenario.events().all(PoolEvent.TlsStarted.class)).hasSize(1);
    assertThat(scenario.events().all(PoolEvent.TlsEnded.class)).isEmpty();
    assertThat(scenario.counts(a).retries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "SSH-2.0-server\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n"
      })
  void garbageIsAProtocolError(String garbage) {
    failsOnce(garbage, FailureKind.PROTOCOL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le"
      })
  void aTruncatedResponseIsAnEndOfFile(String truncated) {
    failsOnce(truncated, FailureKind.EOF);
  }

  @Test
  void aDialThatLeadsOffThisMachineIsRefusedWithoutOnePacket() {
    Host a = scenario.elsewhere("a");
    scenario.start();

    CallOutcome.Failed failed = scenario.send(a).failure();

    assertThat(failed.kind()).isEqualTo(FailureKind.NOT_CONFIRMED);
    assertThat(failed.detail())
        .isEqualTo(
            "192.0.2.7 leads to 192.0.2.7, which is not this machine and was not confirmed;"
                + " nothing was sent there (--allow-host 192.0.2.7 confirms it)");
    assertThat(scenario.counts(a).opened()).isZero();
  }

  private void failsOnce(String answer, FailureKind kind) {
    Host a =
        scenario.raw(
            "a",
            (connection, index) -> {
              connection.request();
              if (index == 0) {
                connection.send(answer);
              } else {
                connection.send(RawConnection.OK);
                connection.awaitEnd();
              }
            });
    scenario.start();

    scenario.send(a).failsWith(kind);
    scenario.send(a).ok();

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.IO_ERROR);
    assertThat(scenario.counts(a).retries()).isZero();
  }
}
