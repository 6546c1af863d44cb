package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies, timeouts, faults, changes and the end of the run under OkHttp's rules (OkHttp facts,
/// 12).
class OkBodyTest {
  private static final Sample MUTE = Sample.DEFAULT.with("stall", Stall.FOREVER);

  @RegisterExtension final PoolScenario scenario = new PoolScenario("rules=okhttp");

  @ParameterizedTest
  @CsvSource({"full, false", "partial, false", "close, false", "full, true", "partial, true"})
  void aSmallBodyIsReadAwayAndTheConnectionKept(String body, boolean chunked) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", 100).with("chunked", chunked));
    scenario.start("body=" + body);

    scenario.send(a).ok();
    scenario.send(a).ok();

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    scenario.agreesWithOkHttp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"partial", "close"})
  void aBodyThatCannotBeReadAwayInTimeClosesTheConnection(String body) {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf of it");
              connection.awaitEnd();
            });
    scenario.start("body=" + body);

    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.BODY_NOT_DRAINED);
  }

  @ParameterizedTest
  @CsvSource({
    "full, -5",
    "partial, -5",
    "close, -5",
    "leave, -5",
    "full, -2",
    "full, -99999999999"
  })
  void aBodyOfANegativeLengthIsNoAnswer(String body, long length) {
    Host a = answering("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nabcde");
    scenario.start("body=" + body);

    scenario.send(a).failsWith(FailureKind.PROTOCOL);
    scenario.send(a).failsWith(FailureKind.PROTOCOL);
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.counts(a).failed()).isEqualTo(2);
    assertThat(scenario.closeReasons(a))
        .containsExactly(CloseReason.IO_ERROR, CloseReason.IO_ERROR);
  }

  @Test
  void aNegativeStatusIsNoAnswer() {
    Host a = answering("HTTP/1.1 -12 OK\r\nContent-Length: 5\r\n\r\nabcde");
    scenario.start();

    scenario.send(a).failsWith(FailureKind.PROTOCOL);
    scenario.send(a).failsWith(FailureKind.PROTOCOL);
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.counts(a).failed()).isEqualTo(2);
    assertThat(scenario.closeReasons(a))
        .containsExactly(CloseReason.IO_ERROR, CloseReason.IO_ERROR);
  }

  private Host answering(String response) {
    return scenario.raw(
        "a",
        (connection, _) -> {
          connection.request();
          connection.send(response);
          connection.awaitEnd();
        });
  }

  @Test
  void aBodyLeftAloneHoldsTheConnectionUntilTheDeadline() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("body=leave", "requestTimeout=2s");

    scenario.send(a).ok();
    assertThat(scenario.counts(a).active()).isEqualTo(1);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
  }

  @Test
  void aRequestThatIsNotAnsweredTimesOut() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    a.behave(MUTE);
    scenario.apply("requestTimeout=2s");

    scenario.send(a).failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
  }

  @Test
  void aDialThatTakesTooLongTimesOut() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("dial.delay=1h", "requestTimeout=100ms");

    scenario.send(a).failsWith(FailureKind.TIMEOUT_WAITING_CONN);

    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_ABORTED);
  }

  @Test
  void aRequestWhoseBodyCannotBeWrittenTimesOut() {
    Host a = scenario.raw("a", (connection, index) -> Gate.never());
    scenario.start("requestTimeout=2s");

    scenario.send(a, Requests.POST.withBody(50_000_000)).failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
  }

  @Test
  void aChangedLimitDropsTheConnectionsOfTheOldPool() throws Exception {
    GatedServer gate = new GatedServer();
    Host idle = scenario.sample("idle", Sample.DEFAULT);
    Host used = scenario.raw("used", gate);
    scenario.start("maxIdleConns=5");
    scenario.send(idle).ok();
    Sent held = scenario.send(used);
    gate.awaitRequest();

    scenario.apply("maxIdleConns=6");
    scenario.awaitOpen(idle, 0, 0);
    gate.answer(1);
    held.ok();
    scenario.awaitOpen(used, 0, 0);

    assertThat(scenario.closeReasons(idle)).containsExactly(CloseReason.EVICT_ALL);
    assertThat(scenario.closeReasons(used)).containsExactly(CloseReason.EVICT_ALL);
    scenario.send(idle).ok();
    scenario.send(idle).ok();
    assertThat(scenario.counts(idle).opened()).isEqualTo(2);
    scenario.agreesWithOkHttp();
  }

  @Test
  void aWaitingRequestUsesTheLimitsInForceWhenItRuns() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("maxRequestsPerHost=1");
    List<Sent> sent = scenario.send(a, 3);
    gate.awaitRequest();

    scenario.apply("maxIdleConns=6");
    gate.answer(3);
    PoolScenario.allOk(sent);

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void aChangeDoesNotHideWhyAConnectionEnds() throws Exception {
    Host a = scenario.sample("a", MUTE);
    scenario.start("requestTimeout=2s", "maxIdleConns=5");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.RequestSent.class, 1);

    scenario.apply("maxIdleConns=6");
    sent.failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
  }

  @Test
  void closeIdleEvicts() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();

    scenario.client().closeIdle();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.EVICT_ALL);
  }

  @Test
  void nothingIsLeftOfARunEndedInTheMiddle() {
    Host idle = scenario.sample("idle", Sample.DEFAULT);
    Host left = scenario.sample("left", Sample.DEFAULT);
    Host held = scenario.sample("held", MUTE);
    Host dialed = scenario.sample("dialed", Sample.DEFAULT);
    scenario.start("maxRequestsPerHost=20");
    scenario.abortsDials();
    scenario.send(idle).ok();
    scenario.apply("body=leave");
    scenario.send(left).ok();
    List<Sent> sent = new ArrayList<>(scenario.send(held, 10));
    scenario.awaitOpen(held, 10, 0);
    scenario.apply("dial.delay=1h");
    sent.addAll(scenario.send(dialed, 20));
    scenario.events().await(PoolEvent.DialStarted.class, dial -> dial.host().equals("dialed"), 10);

    scenario.endRun();

    assertThat(sent).allSatisfy(s -> s.failsWith(FailureKind.RUN_ENDED));
    assertThat(scenario.closeReasons(held)).hasSize(10).containsOnly(CloseReason.RUN_ENDED);
    assertThat(scenario.closeReasons(idle)).containsExactly(CloseReason.RUN_ENDED);
    assertThat(scenario.closeReasons(left)).containsExactly(CloseReason.RUN_ENDED);
  }
}
