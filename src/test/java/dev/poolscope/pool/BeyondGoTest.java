package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The limits that Go's Transport does not have: age, requests, and whose turn it is.
class BeyondGoTest {
  private static final long AGE = 100 * MILLI;

  @Test
  void anIdleConnectionIsClosedAtItsAgeHoweverOftenItWasUsed() {
    var pool = PoolSimulation.of(Limits.none().age(AGE));
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();
    pool.advance(AGE - 1);
    pool.makeIdle(1, "a");
    assertThat(connection.isIdle()).isTrue();

    pool.advance(1);

    assertThat(connection.closeReason()).isEqualTo(CloseReason.MAX_AGE);
    assertThat(pool.permits("a")).isZero();
  }

  @Test
  void oneInUseIsClosedWhenItComesBackOlder() {
    var pool = PoolSimulation.of(Limits.none().age(AGE).perHost(1));
    SimulatedRequest user = pool.request("a");
    SimulatedRequest waiting = pool.request("a");
    pool.advance(3 * AGE);
    PoolConnection old = user.connection();
    assertThat(old.closeReason()).isNull();

    user.finish();

    assertThat(old.closeReason()).isEqualTo(CloseReason.MAX_AGE);
    assertThat(waiting.connection()).isNotEqualTo(old);
    assertThat(waiting.wasGivenReused()).isFalse();
  }

  @Test
  void oneThatIsFoundTooOldIsPassedOver() {
    var pool = PoolSimulation.of(Limits.none().age(AGE));
    pool.idleTimersStop();
    List<PoolConnection> old = pool.makeIdle(2, "a");
    pool.advance(AGE);

    SimulatedRequest request = pool.request("a");

    assertThat(old).allMatch(each -> each.closeReason() == CloseReason.MAX_AGE);
    assertThat(request.wasGivenReused()).isFalse();
  }

  @Test
  void whatIsOverFirstClosesAnIdleConnection() {
    var byAge = PoolSimulation.of(Limits.none().age(AGE).idleTimeout(AGE + 1));
    PoolConnection aged = byAge.makeIdle(1, "a").getFirst();
    byAge.advance(2 * AGE);
    var byIdleness = PoolSimulation.of(Limits.none().age(AGE).idleTimeout(AGE - 1));
    PoolConnection idle = byIdleness.makeIdle(1, "a").getFirst();
    byIdleness.advance(2 * AGE);

    assertThat(aged.closeReason()).isEqualTo(CloseReason.MAX_AGE);
    assertThat(idle.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
  }

  @Test
  void aChangedAgeHoldsForWhatIsIdle() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();
    pool.advance(AGE / 2);

    pool.setLimits(Limits.none().age(AGE));
    pool.advance(AGE / 2 - 1);
    assertThat(connection.isIdle()).isTrue();
    pool.advance(1);

    assertThat(connection.closeReason()).isEqualTo(CloseReason.MAX_AGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aConnectionIsClosedAfterItsRequests(int requests) {
    var pool = PoolSimulation.of(Limits.none().requests(requests));

    for (int i = 0; i < 3 * requests; i++) {
      pool.makeIdle(1, "a");
    }

    assertThat(pool.opened()).hasSize(3).allMatch(each -> each.requests() == requests);
    assertThat(pool.opened()).allMatch(each -> each.closeReason() == CloseReason.MAX_REQUESTS);
  }

  @Test
  void oneThatWasGivenAndNotTakenHasNoRequestMore() {
    var pool = new GoTransportPool<>(Limits.none().requests(1).build(), GoRelease.LATEST);
    var connection = new PoolConnection(PoolSimulation.key("a"), 1);
    var fast = new Want<PoolConnection>(connection.key(), 1);
    pool.want(fast, 0);
    pool.dialSucceeded(fast, connection, 0);

    pool.cancel(fast, 0);

    assertThat(connection.requests()).isZero();
    assertThat(connection.isIdle()).isTrue();
  }

  @Test
  void alreadyTooManyRequestsAreFoundWhenARequestLooks() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();
    pool.makeIdle(1, "a");

    pool.setLimits(Limits.none().requests(2));
    assertThat(connection.isIdle()).isTrue();
    pool.request("a");

    assertThat(connection.closeReason()).isEqualTo(CloseReason.MAX_REQUESTS);
  }

  @Test
  void theNewestOrTheOldestIsTaken() {
    Limits limits = Limits.none().idlePerHost(3);
    var newest = PoolSimulation.of(limits);
    List<PoolConnection> idle = newest.makeIdle(3, "a");
    assertThat(newest.request("a").connection()).isEqualTo(idle.getLast());
    var oldest = PoolSimulation.of(limits.oldestFirst());
    List<PoolConnection> queue = oldest.makeIdle(3, "a");

    assertThat(oldest.request("a").connection()).isEqualTo(queue.getFirst());
    assertThat(oldest.request("a").connection()).isEqualTo(queue.get(1));
  }

  @Test
  void burstsUseAFewConnectionsOrAllOfThem() {
    assertThat(usesAfterBursts(Limits.none().idlePerHost(100))).isEqualTo(counts(90, 1, 10, 50));
    assertThat(usesAfterBursts(Limits.none().idlePerHost(100).oldestFirst()))
        .isEqualTo(counts(10, 5, 90, 6));
  }

  /// How often each of 100 connections is used by 100 requests at once and 49 bursts of 10.
  private static List<Integer> usesAfterBursts(Limits limits) {
    var pool = PoolSimulation.of(limits);
    pool.makeIdle(100, "a");
    for (int burst = 0; burst < 49; burst++) {
      pool.makeIdle(10, "a");
    }
    return pool.opened().stream().map(PoolConnection::requests).sorted().toList();
  }

  private static List<Integer> counts(int few, int fewUses, int many, int manyUses) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(few, fewUses));
    counts.addAll(Collections.nCopies(many, manyUses));
    return counts;
  }
}
