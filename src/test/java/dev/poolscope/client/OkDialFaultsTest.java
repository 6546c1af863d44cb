package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import org.junit.jupiter.api.Test;

class OkDialFaultsTest extends DialContract {
  OkDialFaultsTest() {
    super("okhttp");
  }

  @Test
  void aDialEndsWithItsRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("dial.blackHole=true", "requestTimeout=100ms");

    scenario.send(a).failsWith(FailureKind.TIMEOUT_WAITING_CONN);

    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_ABORTED);
  }

  @Test
  void aHandshakeHasNoLimitBesideTheRequests() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.start("dial.handshakeDelay=1h", "requestTimeout=300ms");

    scenario.send(a).failsWith(FailureKind.TIMEOUT_WAITING_CONN);

    assertThat(scenario.events().all(PoolEvent.TlsEnded.class)).isEmpty();
  }
}
