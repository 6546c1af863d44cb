package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Servers that misbehave: the request fails in the way its failure says, the connection is closed,
/// and the run goes on (Go pool reference, section 11).
class GoFaultsTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @Test
  void aChunkSizeThatIsNoneIsAProtocolError() {
    failsOnce(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n",
        FailureKind.PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource({"BEFORE_BODY", "MID_BODY"})
  void aResetIsNamedSo(ResetPoint point) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", 100_000).with("reset", point));
    scenario.start();

    scenario.send(a).failsWith(FailureKind.RESET);
    a.behave(Sample.DEFAULT);
    scenario.send(a).ok();

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.IO_ERROR);
    assertThat(scenario.counts(a).retries()).isZero();
  }

  @Test
  void aResetWithoutResponseIsNamedSo() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.reset();
            });
    scenario.start();

    scenario.send(a).failsWith(FailureKind.RESET);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.SERVER_CLOSED_IN_USE);
  }

  @Test
  void anErrorStatusFailsTheRequestAndKeepsTheConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("status", 503));
    scenario.start();

    Sent sent = scenario.send(a);
    sent.failsWith(FailureKind.STATUS);
    scenario.send(a).failsWith(FailureKind.STATUS);

    assertThat(sent.failure().status()).isEqualTo(503);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void anAnswerBeforeTheRequestIsReadWholeEndsTheConnection() {
    Host a =
        scenario.raw(
            "a",
            (connection, index) -> {
              connection.head();
              connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
              connection.reset();
            });
    scenario.start();

    scenario.send(a, Requests.POST.withBody(50_000_000)).failure();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).hasSize(1);
    assertThat(scenario.counts(a).retries()).isZero();
  }

  private void failsOnce(String response, FailureKind kind) {
    Host a =
        scenario.raw(
            "a",
            (connection, index) -> {
              connection.request();
              if (index == 0) {
                connection.send(response);
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
