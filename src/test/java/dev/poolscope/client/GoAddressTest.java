package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Soon;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What net.Dialer does with the addresses of a name (net/dial.go).
class GoAddressTest extends AddressContract {
  GoAddressTest() {
    super("go");
  }

  @Test
  void theTimeIsSharedAmongTheAddressesLeft() {
    Host a = scenario.named("a", "127.0.0.2");
    scenario.target("addresses=[127.0.0.3 black-hole, 127.0.0.2]");
    scenario.timers().hold();
    scenario.start("dialTimeout=10s");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    assertThat(scenario.timers().count(Duration.ofSeconds(4))).isZero();

    scenario.timers().fire(Duration.ofSeconds(6));

    sent.ok();
    PoolEvent.DialFailed failed = scenario.events().all(PoolEvent.DialFailed.class).getFirst();
    assertThat(failed.failure()).isEqualTo(FailureKind.DIAL_TIMEOUT);
    assertThat(causes()).containsExactly(DialCause.NO_IDLE_CONNECTION, DialCause.NEXT_ADDRESS);
  }

  @Test
  void theOtherFamilyIsDialedBesideAfter300Milliseconds() {
    Host a = scenario.named("a", "127.0.0.2");
    scenario.target("addresses=['::1 black-hole', 127.0.0.2]");
    scenario.timers().hold();
    scenario.start();
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);

    scenario.timers().fire(Duration.ofSeconds(1));

    sent.ok();
    assertThat(causes()).containsExactly(DialCause.NO_IDLE_CONNECTION, DialCause.FALLBACK_ADDRESS);
    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_ABORTED);
    assertThat(remotes()).containsExactly("127.0.0.2:" + a.url().getPort());
  }

  @Test
  void theOtherFamilyIsDialedAtOnceWhereTheFirstHasFailed() {
    Host a = scenario.named("a", "127.0.0.2");
    scenario.target("addresses=['::1 refuse', 127.0.0.2]");
    scenario.timers().hold();
    scenario.start();

    scenario.send(a).ok();

    assertThat(scenario.timers().count(Duration.ofSeconds(1))).isZero();
  }

  @Test
  void theFirstFamilysErrorIsTheRequests() {
    Host a = scenario.named("a");
    scenario.target("addresses=['::1 refuse', 127.0.0.2 black-hole]");
    scenario.timers().hold();
    scenario.start("dialTimeout=10s");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);
    // The timeout of the dial that gets no answer is set a moment after the dial was told.
    scenario.timers().await(Duration.ofSeconds(5), Duration.ofSeconds(14));

    scenario.timers().fire(Duration.ofSeconds(20));

    sent.failsWith(FailureKind.REFUSED);
    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(2);
  }

  @Test
  void aFallbackWinsWhereTheFirstFamilyFailsLate() {
    Host a = scenario.named("a", "127.0.0.2");
    scenario.abortsDials();
    scenario.target("addresses=['::1 refuse', 127.0.0.2]", "dial.delay=10s");
    scenario.timers().hold();
    scenario.start();
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    scenario.timers().fire(Duration.ofSeconds(1));
    scenario.events().await(PoolEvent.DialStarted.class, 2);

    // The second dial's delay may be armed a little later than the dial is told of.
    Soon.holds(
        () -> {
          if (scenario.timers().count(Duration.ofSeconds(30)) > 0) {
            scenario.timers().fire(Duration.ofSeconds(30));
          }
          return sent.ended().isDone();
        });

    sent.ok();
    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(1);
    assertThat(scenario.closeReasons(a)).doesNotContain(CloseReason.REQUEST_CANCELLED);
  }

  @Test
  void theEndOfTheRunEndsBothFamilies() {
    Host a = scenario.named("a");
    scenario.target("addresses=['::1 black-hole', 127.0.0.2 black-hole]");
    scenario.start();
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);

    scenario.endRun();

    sent.failsWith(FailureKind.RUN_ENDED);
    assertThat(scenario.events().all(PoolEvent.DialFailed.class))
        .extracting(PoolEvent.DialFailed::failure)
        .containsExactly(FailureKind.DIAL_ABORTED, FailureKind.DIAL_ABORTED);
  }
}
