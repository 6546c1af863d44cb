package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Soon;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deadlines (Go pool reference, section 9).
class GoTimeoutTest {
  private static final Sample MUTE = Sample.DEFAULT.with("stall", Stall.FOREVER);

  /// Longer than the deadlines that are meant, shorter than all others.
  private static final Duration SOON = Duration.ofSeconds(20);

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @Test
  void aDeadlineWhileWaitingHarmsNoConnection() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("maxConnsPerHost=1", "requestTimeout=0s");
    Sent holder = scenario.send(a);
    gate.awaitRequest();
    scenario.apply("requestTimeout=80ms");

    scenario.send(a).failsWith(FailureKind.TIMEOUT_WAITING_CONN);
    gate.answer(1);
    holder.ok();

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aCallerThatGivesUpWhileWaitingHarmsNoConnection() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.timers().hold();
    scenario.start("maxConnsPerHost=1", "requestTimeout=0s");
    Sent holder = scenario.send(a);
    gate.awaitRequest();

    Sent waiting = scenario.send(a, Requests.GET.givenUpAfter(Duration.ofSeconds(10)));
    scenario.timers().fire(SOON);
    waiting.failsWith(FailureKind.CANCELLED_BY_CALLER);
    gate.answer(1);
    holder.ok();

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void whatComesFirstEndsARequest() {
    Host a = scenario.sample("a", MUTE);
    scenario.start();
    Duration first = Duration.ofMillis(80);
    Duration later = Duration.ofSeconds(50);

    Sent timesOut = scenario.send(a, Requests.GET.within(first).givenUpAfter(later));
    Sent isGivenUp = scenario.send(a, Requests.GET.within(later).givenUpAfter(first));

    timesOut.failsWith(FailureKind.TIMEOUT_IN_FLIGHT);
    isGivenUp.failsWith(FailureKind.CANCELLED_BY_CALLER);
  }

  @Test
  void noPermitIsPassedOnToARequestWhoseDeadlineIsDueAtTheSameInstant() {
    Host a = scenario.sample("a", MUTE);
    scenario.timers().hold();
    scenario.start("maxConnsPerHost=1", "requestTimeout=80ms");
    List<Sent> sent = scenario.send(a, 100);
    scenario.events().await(PoolEvent.RequestSent.class, 1);

    scenario.timers().fire(SOON);

    sent.getFirst().failsWith(FailureKind.TIMEOUT_IN_FLIGHT);
    sent.subList(1, 100).forEach(one -> one.failsWith(FailureKind.TIMEOUT_WAITING_CONN));
    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aDeadlineWhileHoldingClosesTheConnectionAndIsNotRetried() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    a.behave(MUTE);
    scenario.timers().hold();
    scenario.apply("requestTimeout=80ms");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.RequestSent.class, 2);
    scenario.timers().fire(SOON);
    sent.failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    PoolEvent.ConnectionClosed closed = scenario.awaitClose(1);
    assertThat(closed.reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aDeadlineEndsARequestWhoseBodyCannotBeWritten() throws Exception {
    Gate begun = new Gate();
    Gate over = new Gate();
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.head();
              begun.open();
              over.pass();
            });
    scenario.timers().hold();
    scenario.start("requestTimeout=200ms");

    Sent sent = scenario.send(a, Requests.POST.withBody(50_000_000));
    begun.pass();
    scenario.timers().fire(SOON);
    sent.failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    over.open();
  }

  @Test
  void manyDeadlinesWhileWritingEndEveryRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("requestTimeout=60ms");

    List<Sent> sent =
        IntStream.range(0, 40)
            .mapToObj(_ -> scenario.send(a, Requests.POST.withBody(20_000_000)))
            .toList();

    sent.forEach(Sent::outcome);
    scenario.endRun();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1.19\"", "latest"})
  void aMassExpiryUnderALimitEndsEveryRequest(String release) {
    Host a = scenario.sample("a", MUTE);
    scenario.timers().hold();
    scenario.start("maxConnsPerHost=2", "requestTimeout=150ms", "goRelease=" + release);
    scenario.abortsDials();

    List<Sent> sent = scenario.send(a, 200);
    scenario.events().await(PoolEvent.RequestSent.class, 2);
    scenario.timers().fire(SOON);
    long inFlight =
        sent.stream()
            .map(Sent::failure)
            .filter(f -> f.kind() == FailureKind.TIMEOUT_IN_FLIGHT)
            .count();

    assertThat(inFlight).isBetween(2L, 100L);
    a.behave(Sample.DEFAULT);
    scenario.apply("requestTimeout=60s");
    PoolScenario.allOk(scenario.send(a, 20));
  }

  @Test
  void theHeaderTimeoutClosesTheConnectionAndFailsTheRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start("responseHeaderTimeout=100ms");
    scenario.send(a).ok();
    a.behave(MUTE);

    Sent sent = scenario.send(a);
    scenario.timers().fire(SOON);
    sent.failsWith(FailureKind.HEADER_TIMEOUT);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.RESPONSE_HEADER_TIMEOUT);
    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void theHeaderTimeoutDoesNotCoverQueueingNorTheBody() throws Exception {
    Gate body = new Gate();
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
              body.pass();
              connection.send("k");
              connection.answerAll(RawConnection.OK);
            });
    scenario.timers().hold();
    scenario.start("responseHeaderTimeout=100ms", "maxConnsPerHost=1");
    List<Sent> sent = scenario.send(a, 2);
    scenario.events().await(PoolEvent.FirstByte.class, 1);
    Soon.holds(
        () -> "a timer goes on while one request waits and the other reads its body",
        () -> scenario.timers().count(SOON) == 0);

    body.open();

    PoolScenario.allOk(sent);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aDeadlineInTheMiddleOfABodyEndsTheRequest() {
    Gate over = new Gate();
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf of it");
              over.pass();
            });
    scenario.start("requestTimeout=2s");

    Sent sent = scenario.send(a);
    sent.failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(sent.failure().status()).isEqualTo(200);
    assertThat(sent.failure().bytesIn()).isEqualTo(10);
    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    over.open();
  }
}
