package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One connection closed by hand while the run goes on, under both sets of rules. That opened,
/// closed and accepted agree is checked at the end of every scenario.
class CloseByHandTest {
  private static final Sample MUTE = Sample.DEFAULT.with("stall", Stall.FOREVER);

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void anIdleOneLeavesThePool(String rules) {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("rules=" + rules);
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 1);
    long first = opened(1);

    assertThat(scenario.client().closeConnection(first)).isTrue();
    assertClosedByHand(scenario.awaitClose(1), first);
    assertThat(scenario.client().closeConnection(first)).as("again").isFalse();

    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.CLOSED_BY_HAND);
  }

  @ParameterizedTest
  @CsvSource({"go, false", "go, true", "okhttp, false", "okhttp, true"})
  void theRequestThatUsesOneFailsAndIsNotRepeated(String rules, boolean reused) {
    Host a = scenario.sample("a", reused ? Sample.DEFAULT : MUTE);
    scenario.start("rules=" + rules);
    if (reused) {
      scenario.send(a).ok();
      a.behave(MUTE);
    }
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.RequestSent.class, reused ? 2 : 1);

    assertThat(scenario.client().closeConnection(opened(1))).isTrue();

    sent.failsWith(FailureKind.CLOSED_BY_HAND);
    assertClosedByHand(scenario.awaitClose(1), opened(1));
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).retries()).isZero();
    scenario.awaitOpen(a, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void halfABodyFailsToo(String rules) {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf of it");
              connection.awaitEnd();
            });
    scenario.start("rules=" + rules);
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.FirstByte.class, 1);

    assertThat(scenario.client().closeConnection(opened(1))).isTrue();

    sent.failsWith(FailureKind.CLOSED_BY_HAND);
    assertClosedByHand(scenario.awaitClose(1), opened(1));
  }

  @Test
  void itsPermitGoesToTheOneThatWaits() {
    Host a =
        scenario.raw(
            "a",
            (connection, index) -> {
              if (index > 0) {
                connection.answerAll(RawConnection.OK);
                return;
              }
              connection.request();
              connection.awaitEnd();
            });
    scenario.start("maxConnsPerHost=1");
    Sent holding = scenario.send(a);
    scenario.events().await(PoolEvent.RequestSent.class, 1);
    Sent waiting = scenario.send(a);

    scenario.client().closeConnection(opened(1));

    holding.failsWith(FailureKind.CLOSED_BY_HAND);
    waiting.ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void allThatShareAnHttp2ConnectionFail() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("rules=okhttp", "protocol=h2c");
    scenario.send(a).ok();
    a.behave(MUTE);
    List<Sent> sent = scenario.send(a, 3);
    scenario.events().await(PoolEvent.RequestSent.class, 4);

    assertThat(scenario.client().closeConnection(opened(1))).isTrue();

    sent.forEach(request -> request.failsWith(FailureKind.CLOSED_BY_HAND));
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.CLOSED_BY_HAND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void whateverIsClosedInABusyPoolTheCountsAgree(String rules) {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("rules=" + rules, "maxConnsPerHost=4", "maxIdleConnsPerHost=4");
    for (int round = 0; round < 40; round++) {
      List<Sent> sent = scenario.send(a, 8);
      scenario.events().all(PoolEvent.ConnectionOpened.class).stream()
          .skip(round)
          .limit(2)
          .forEach(opened -> scenario.client().closeConnection(opened.connection()));
      sent.forEach(Sent::outcome);
    }
    assertThat(scenario.closeReasons(a)).contains(CloseReason.CLOSED_BY_HAND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void whatIsNotOpenIsLeftAlone(String rules) {
    scenario.start("rules=" + rules);
    assertThat(scenario.client().closeConnection(17)).isFalse();
  }

  private long opened(int n) {
    return scenario.events().await(PoolEvent.ConnectionOpened.class, n).connection();
  }

  private static void assertClosedByHand(PoolEvent.ConnectionClosed closed, long connection) {
    assertThat(closed.connection()).isEqualTo(connection);
    assertThat(closed.reason()).isEqualTo(CloseReason.CLOSED_BY_HAND);
    assertThat(closed.by()).isEqualTo(ClosedBy.CLIENT);
  }
}
