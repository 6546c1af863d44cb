package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to connections while nobody uses them (Go pool reference, section 8).
class GoIdleTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theServersCloseIsSeenWhileNobodyAsksForTheConnection(boolean withReset) throws Exception {
    Gate close = new Gate();
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send(RawConnection.OK);
              close.pass();
              if (withReset) {
                connection.reset();
              }
            });
    // Nothing that looks at connections from time to time can notice it.
    scenario.timers().hold();
    scenario.start();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 1);

    close.open();

    PoolEvent.ConnectionClosed event = scenario.awaitClose(1);
    assertThat(event.reason()).isEqualTo(CloseReason.SERVER_CLOSED);
    assertThat(event.by()).isEqualTo(ClosedBy.SERVER);
    assertThat(scenario.events().all(PoolEvent.PeerClosed.class)).hasSize(1);
  }

  @Test
  void everySilentCloseIsNoticed() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    scenario.start("maxIdleConnsPerHost=100");

    PoolScenario.allOk(scenario.send(a, 30));
    scenario.awaitOnlyUnused(a);

    assertThat(scenario.closeReasons(a)).contains(CloseReason.SERVER_CLOSED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theServersIdleTimeoutIsNoticed(boolean tls) {
    Sample impatient = Sample.DEFAULT.with("idleTimeout", Duration.ofMillis(150));
    Host a = tls ? scenario.tls("a", Sample.DEFAULT) : scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    a.behave(impatient);

    PoolEvent.ConnectionClosed closed = scenario.awaitClose(1);
    a.behave(Sample.DEFAULT);

    assertThat(closed.reason()).isEqualTo(CloseReason.SERVER_CLOSED);
    assertThat(closed.by()).isEqualTo(ClosedBy.SERVER);
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(scenario.counts(a).retries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "x", "HTTP/1.1 500 \r\n"})
  void unsolicitedBytesCloseTheConnection(String bytes) {
    assertThat(closedAfterIdleBytes(bytes)).isEqualTo(CloseReason.UNSOLICITED_DATA);
  }

  @Test
  void anUnsolicited408IsTheServersClose() {
    assertThat(closedAfterIdleBytes("HTTP/1.1 408 Request Timeout\r\n\r\n"))
        .isEqualTo(CloseReason.SERVER_CLOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"})
  void bytesBehindAResponseAreUnsolicited(String before) {
    Host a =
        scenario.raw(
            "a", (connection, _) -> connection.answerAll(before + RawConnection.OK + "excess"));
    scenario.start();

    scenario.send(a).ok();
    PoolEvent.ConnectionClosed closed = scenario.awaitClose(1);
    scenario.send(a).ok();

    assertThat(closed.reason()).isEqualTo(CloseReason.UNSOLICITED_DATA);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void aServerThatClosesAfterItsResponseLeavesNoIdleConnection() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send(RawConnection.OK);
            });
    scenario.start();

    for (int i = 0; i < 20; i++) {
      scenario.send(a).ok();
    }

    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.counts(a).opened()).isEqualTo(20);
  }

  private CloseReason closedAfterIdleBytes(String bytes) {
    Gate idle = new Gate();
    Host a =
        scenario.raw(
            "a",
            (connection, index) -> {
              connection.request();
              connection.send(RawConnection.OK);
              if (index == 0) {
                idle.pass();
                connection.send(bytes);
              }
              connection.awaitEnd();
            });
    scenario.start();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 1);

    idle.open();
    CloseReason reason = scenario.awaitClose(1).reason();
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    return reason;
  }
}
