package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.server.BackendCounts;
import dev.poolscope.time.Soon;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a server does to its clients, and what that is counted as under the rules of either pool.
abstract class ServerFaultsContract {
  @RegisterExtension final PoolScenario scenario;

  /// @param rules their name in experiment files
  ServerFaultsContract(String rules) {
    scenario = new PoolScenario("rules=" + rules);
  }

  @Test
  void aServerThatRefusesFailsNewDialsAndKeepsWhatIsOpen() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    a.behave(listening(Listening.REFUSE));

    scenario.send(a).ok();
    a.behave(listening(Listening.REFUSE).with("stall", Stall.FOREVER));
    Sent held = scenario.send(a);
    Soon.holds(() -> a.server().counts().requests() == 3);
    scenario.send(a).failsWith(FailureKind.REFUSED);

    a.behave(Sample.DEFAULT);
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(held.ended()).isNotDone();
  }

  @Test
  void aServerThatStopsEndsWhatIsUnderWayAndRefusesTheRest() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("stall", Stall.FOREVER));
    scenario.start("retryOnConnectionFailure=false");
    Sent underWay = scenario.send(a);
    Soon.holds(() -> a.server().counts().requests() == 1);
    a.behave(listening(Listening.OFF));

    underWay.failsWith(FailureKind.EOF);
    scenario.send(a).failsWith(FailureKind.REFUSED);

    a.behave(Sample.DEFAULT);
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDialIntoABlackHoleGoesOnUntilItsRequestTimesOut() {
    Host a = scenario.sample("a", listening(Listening.BLACK_HOLE));
    scenario.abortsDials();
    scenario.start("requestTimeout=400ms");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    assertThat(scenario.counts(a).dialing()).isEqualTo(1);
    sent.failsWith(FailureKind.TIMEOUT_WAITING_CONN);

    assertThat(scenario.counts(a).opened()).isZero();
    assertThat(a.server().counts().accepted()).isZero();
    scenario.apply("requestTimeout=60s");
    a.behave(Sample.DEFAULT);
    scenario.send(a).ok();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aRequestToAHostThatHasVanishedTimesOutInFlight() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    scenario.apply("requestTimeout=400ms");
    a.behave(listening(Listening.BLACK_HOLE));

    scenario.send(a).failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    scenario.apply("requestTimeout=60s");
    a.behave(Sample.DEFAULT);
    scenario.send(a).ok();
  }

  @Test
  void theAgeLimitOfTheServerClosesAnIdleConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("maxAge", Duration.ofMillis(300)));
    scenario.start();
    scenario.send(a).ok();

    Soon.holds(() -> a.server().counts().open() == 0);
    scenario.send(a).ok();

    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void everyNthRequestFailsByItsStatusAndKeepsItsConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("status", 503).with("every", 5));
    scenario.start();

    for (int i = 1; i <= 10; i++) {
      Sent sent = scenario.send(a);
      if (i % 5 == 0) {
        sent.failsWith(FailureKind.STATUS);
      } else {
        sent.ok();
      }
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void theConnectionsOfOneHostAreSpreadOverItsBackends() {
    Host a =
        scenario.sample(
            "a",
            Sample.DEFAULT
                .with("backends", 3)
                .with("delay", new Delay.Fixed(Duration.ofMillis(100))));
    scenario.start("maxIdleConnsPerHost=10", "maxIdleConns=10", "maxRequestsPerHost=10");

    PoolScenario.allOk(scenario.send(a, 6));

    assertThat(a.server().backends())
        .containsExactly(
            new BackendCounts(1, 2, 2), new BackendCounts(2, 2, 2), new BackendCounts(3, 2, 2));
  }

  private static Sample listening(Listening listening) {
    return Sample.DEFAULT.with("listening", listening);
  }
}
