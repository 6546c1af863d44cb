package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// OkHttp's race of the addresses of a name (OkHttp facts, 16), and what else targets have to say.
class OkAddressTest extends AddressContract {
  OkAddressTest() {
    super("okhttp");
  }

  @Test
  void aSecondAddressIsDialedBesideAfter250Milliseconds() {
    Host a = scenario.named("a", "127.0.0.2");
    scenario.target("addresses=[127.0.0.3 black-hole, 127.0.0.2]");
    scenario.start();

    scenario.send(a).ok();

    TraceEntry first = scenario.events().awaitEntry(PoolEvent.DialStarted.class, _ -> true, 1);
    TraceEntry second = scenario.events().awaitEntry(PoolEvent.DialStarted.class, _ -> true, 2);
    assertThat(Duration.ofNanos(second.tNanos() - first.tNanos()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(240));
    assertThat(causes()).containsExactly(DialCause.NO_IDLE_CONNECTION, DialCause.FALLBACK_ADDRESS);
    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_ABORTED);
    assertThat(remotes()).containsExactly("127.0.0.2:" + a.url().getPort());
  }

  @Test
  void aTargetHasAProtocolOfItsOwn() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    Host b = scenario.sample("b", Sample.DEFAULT);
    scenario.target("protocol=h2c");
    scenario.start();

    scenario.send(a).ok();
    scenario.send(b).ok();

    assertThat(scenario.events().all(PoolEvent.ProtocolChosen.class))
        .extracting(PoolEvent.ProtocolChosen::protocol)
        .containsExactly("h2c", "http/1.1");
  }
}
