package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.pool.PoolAction.StartDial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sections 9 and 12 of the Go pool reference: dials whose request has ended.
class ReleasesTest {
  private static final Limits ONE_PER_HOST = Limits.none().perHost(1);

  @Test
  void theLatestReleaseDoesNotDialForASettledWant() {
    var pool = new GoTransportPool<>(ONE_PER_HOST.build(), GoRelease.LATEST);
    Want<PoolConnection> want = dialPending(pool);
    pool.cancel(want, 0);

    assertThat(pool.dialIsWanted(want)).isFalse();
  }

  @Test
  void go119DialsForASettledWant() {
    var pool = new GoTransportPool<>(ONE_PER_HOST.build(), GoRelease.V1_19);
    Want<PoolConnection> want = dialPending(pool);
    pool.cancel(want, 0);

    assertThat(pool.dialIsWanted(want)).isTrue();
  }

  @Test
  void allReleasesDialForAnEmptyWant() {
    for (GoRelease release : GoRelease.values()) {
      var pool = new GoTransportPool<>(ONE_PER_HOST.build(), release);

      assertThat(pool.dialIsWanted(dialPending(pool))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LATEST, false, false, true",
    "V1_19, true, true, false",
    "V1_20, true, true, false",
    "V1_21, true, true, false",
    "V1_22, false, true, false",
    "V1_23, false, false, false",
    "V1_24, false, false, false",
    "V1_25, false, false, false",
    "V1_26, false, false, false",
    "V1_27, false, false, true"
  })
  void eachReleaseHasItsRules(
      GoRelease release, boolean dialsForSettledWants, boolean abortsDials, boolean readsOn) {
    assertThat(release.dialsForSettledWants()).isEqualTo(dialsForSettledWants);
    assertThat(release.abortsDialWithRequest()).isEqualTo(abortsDials);
    assertThat(release.readsOnAfterClose()).isEqualTo(readsOn);
  }

  @Test
  void go122SkipsASettledWantButAbortsARunningDial() {
    var settled = new GoTransportPool<>(ONE_PER_HOST.build(), GoRelease.V1_22);
    Want<PoolConnection> want = dialPending(settled);
    settled.cancel(want, 0);
    assertThat(settled.dialIsWanted(want)).isFalse();

    var pool = new PoolSimulation(ONE_PER_HOST, GoRelease.V1_22);
    pool.dialsGo(DialPlan.held());
    pool.request("a").cancel();
    assertThat(pool.runningDials()).isEmpty();
  }

  @Test
  void thePermitOfASkippedDialGoesOn() {
    var pool = new GoTransportPool<>(ONE_PER_HOST.build(), GoRelease.LATEST);
    Want<PoolConnection> want = dialPending(pool);
    Want<PoolConnection> next = new Want<>(want.key(), 2);
    pool.want(next, 0);
    pool.cancel(want, 0);

    List<PoolAction<Want<PoolConnection>, PoolConnection>> actions = pool.dialSkipped(want);

    assertThat(actions).containsExactly(new StartDial<>(next, DialCause.PERMIT_PASSED_ON));
    assertThat(pool.permits(want.key())).isEqualTo(1);
  }

  @Test
  void thePermitOfASkippedDialIsFreeWhenNobodyWaits() {
    var pool = new GoTransportPool<>(ONE_PER_HOST.build(), GoRelease.LATEST);
    Want<PoolConnection> want = dialPending(pool);
    pool.cancel(want, 0);

    assertThat(pool.dialSkipped(want)).isEmpty();
    assertThat(pool.permits(want.key())).isZero();
  }

  @Test
  void theLatestReleaseSkipsTheDialOfARequestServedBeforeItStarts() {
    var pool = new PoolSimulation(Limits.none(), GoRelease.LATEST);

    requestServedBeforeItsDialStarts(pool);

    assertThat(pool.opened()).hasSize(1);
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void go119DialsForARequestServedBeforeItsDialStarts() {
    var pool = new PoolSimulation(Limits.none(), GoRelease.V1_19);

    requestServedBeforeItsDialStarts(pool);

    assertThat(pool.opened()).hasSize(2);
    assertThat(pool.idle()).hasSize(1);
  }

  @Test
  void go119AbortsTheDialOfARequestThatEnds() {
    var pool = new PoolSimulation(ONE_PER_HOST, GoRelease.V1_19);
    pool.dialsGo(DialPlan.held());
    SimulatedRequest request = pool.request("a");

    request.cancel();

    assertThat(pool.runningDials()).isEmpty();
    assertThat(pool.opened()).isEmpty();
    assertThat(pool.permits("a")).isZero();
  }

  @Test
  void theLatestReleaseLetsADialRunOn() {
    var pool = new PoolSimulation(ONE_PER_HOST, GoRelease.LATEST);
    pool.dialsGo(DialPlan.held());
    SimulatedRequest request = pool.request("a");

    request.cancel();
    pool.lastDial().succeed();

    assertThat(pool.idle()).hasSize(1);
  }

  @Test
  void inGo119APermitRunsThroughExpiredRequestsAsFailingDials() {
    var pool = new GoTransportPool<>(ONE_PER_HOST.build(), GoRelease.V1_19);
    Want<PoolConnection> first = dialPending(pool);
    var connection = new PoolConnection(first.key(), 1);
    pool.dialSucceeded(first, connection, 0);
    pool.take(first);
    List<Want<PoolConnection>> expired =
        List.of(new Want<>(first.key(), 2), new Want<>(first.key(), 3));
    expired.forEach(want -> pool.want(want, 0));

    assertThat(pool.ended(connection, CloseReason.REQUEST_CANCELLED))
        .contains(new StartDial<>(expired.get(0), DialCause.PERMIT_PASSED_ON));
    pool.cancel(expired.get(0), 0);
    assertThat(pool.dialFailed(expired.get(0)))
        .containsExactly(new StartDial<>(expired.get(1), DialCause.PERMIT_PASSED_ON));
    pool.cancel(expired.get(1), 0);
    assertThat(pool.dialFailed(expired.get(1))).isEmpty();
    assertThat(pool.permits(first.key())).isZero();
  }

  private static void requestServedBeforeItsDialStarts(PoolSimulation pool) {
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.immediate().startingAfter(MILLI));
    pool.request("a");
    first.finish();
    pool.advance(MILLI);
  }

  /// A want that has its permit, its dial being about to start.
  private static Want<PoolConnection> dialPending(
      GoTransportPool<Want<PoolConnection>, PoolConnection> pool) {
    Want<PoolConnection> want = new Want<>(PoolSimulation.key("a"), 1);
    assertThat(pool.want(want, 0))
        .containsExactly(new StartDial<>(want, DialCause.NO_IDLE_CONNECTION));
    return want;
  }
}
