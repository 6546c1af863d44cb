package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Encrypted connections under the `go` rules.
class GoTlsTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @Test
  void aConnectionIsEncryptedOnceAndReused() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.start("maxConnsPerHost=1");

    PoolScenario.allOk(scenario.send(a, 50));

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.events().all(PoolEvent.TlsStarted.class)).hasSize(1);
    assertThat(scenario.events().all(PoolEvent.TlsEnded.class))
        .extracting(PoolEvent.TlsEnded::protocol)
        .containsExactly("TLSv1.3");
  }

  @Test
  void everySilentCloseIsNoticedAlthoughTicketsArrive() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    scenario.start("maxIdleConnsPerHost=100");

    for (int i = 0; i < 30; i++) {
      scenario.send(a).ok();
    }
    PoolScenario.allOk(scenario.send(a, 30));

    scenario.awaitOnlyUnused(a);
    assertThat(scenario.closeReasons(a)).contains(CloseReason.SERVER_CLOSED);
  }

  @Test
  void anEndSeenWhileTheConnectionIsInUseIsNotForgotten() {
    Host a =
        scenario.rawTls(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send(RawConnection.OK);
              connection.head();
              connection.send(RawConnection.OK);
              connection.endOutput();
              connection.awaitEnd();
            });
    scenario.start();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 1);

    scenario.send(a, Requests.POST.withBody(20_000_000)).ok();

    PoolEvent.ConnectionClosed closed = scenario.awaitClose(1);
    assertThat(closed.reason()).isEqualTo(CloseReason.SERVER_CLOSED);
    assertThat(closed.by()).isEqualTo(ClosedBy.SERVER);
  }

  @Test
  void anAnswerWithoutTlsFailsTheRequest() {
    Host a =
        scenario.rawMistakenForTls(
            "a",
            (connection, _) -> {
              connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
              connection.awaitEnd();
            });
    scenario.start();

    scenario.send(a).failsWith(FailureKind.TLS);

    assertThat(scenario.events().all(PoolEvent.ConnectionClosed.class))
        .extracting(PoolEvent.ConnectionClosed::reason)
        .containsExactly(CloseReason.TLS_FAILED);
  }

  @Test
  void aLargeBodyIsReadWholeAndReturnsTheConnection() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("bodyBytes", 2_000_000).with("chunked", true));
    scenario.start();

    assertThat(scenario.send(a).ok().bytesIn()).isEqualTo(2_000_000);
    assertThat(scenario.send(a, Requests.POST.withBody(2_000_000)).ok().bytesIn())
        .isEqualTo(2_000_000);

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }
}
