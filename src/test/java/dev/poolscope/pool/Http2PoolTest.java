package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import org.junit.jupiter.api.Test;

/// Which connection a stream is opened on, and when a connection is closed, as the source of Go's
/// `net/http/h2_bundle.go` has it.
class Http2PoolTest {
  private static final long MILLI = 1_000_000;
  private static final HostKey A = new HostKey("https|a:443");
  private static final HostKey B = new HostKey("https|b:443");

  private long now;
  private long ids;

  @Test
  void streamsFillTheOldestConnectionFirst() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    Http2Connection first = add(pool, 2);
    take(pool, 2);
    Http2Connection second = add(pool, 2);

    assertThat(pool.take(A, now)).isSameAs(second);
    pool.streamOver(first, now);
    assertThat(pool.take(A, now)).isSameAs(first);
    assertThat(pool.take(A, now)).isSameAs(second);
    assertThat(pool.take(A, now)).isNull();
  }

  @Test
  void aConnectionIsOfNoUseForAnotherHost() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    add(pool, 2);

    assertThat(pool.take(B, now)).isNull();
  }

  @Test
  void aHundredStreamsAreOpenedBeforeTheSettingsHaveCome() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    Http2Connection connection = connection();
    assertThat(pool.add(connection, now)).isTrue();

    take(pool, 100);
    assertThat(pool.take(A, now)).isNull();

    pool.settings(connection, 250);
    take(pool, 150);
    assertThat(pool.take(A, now)).isNull();
  }

  @Test
  void settingsWithoutALimitAllowAThousandAndLaterOnesKeepTheLimit() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    Http2Connection connection = add(pool, -1);
    assertThat(connection.streamLimit()).isEqualTo(1000);

    pool.settings(connection, 7);
    pool.settings(connection, -1);

    assertThat(connection.streamLimit()).isEqualTo(7);
  }

  @Test
  void aLowerLimitEndsNoStreamButOpensNone() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    Http2Connection connection = connection();
    pool.add(connection, now);
    take(pool, 20);

    pool.settings(connection, 4);

    assertThat(connection.streams()).isEqualTo(20);
    assertThat(pool.take(A, now)).isNull();
  }

  @Test
  void aDialedConnectionIsKeptOnlyIfNoneHasRoom() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    add(pool, 1);

    assertThat(pool.add(connection(), now)).isFalse();
    take(pool, 1);
    assertThat(pool.add(connection(), now)).isTrue();
    assertThat(pool.connections(A)).hasSize(2);
  }

  @Test
  void afterGoodbyeNoStreamIsOpenedAndTheLastOneClosesTheConnectionSince120() {
    for (GoRelease release : new GoRelease[] {GoRelease.V1_19, GoRelease.V1_20}) {
      Http2Pool<Http2Connection> pool = new Http2Pool<>(GoLimits.ZERO, release);
      Http2Connection connection = add(pool, 10);
      take(pool, 2);

      pool.goAway(connection);

      assertThat(pool.take(A, now)).isNull();
      assertThat(pool.streamOver(connection, now)).isNull();
      assertThat(pool.streamOver(connection, now))
          .isEqualTo(release == GoRelease.V1_19 ? null : CloseReason.GOAWAY);
    }
  }

  @Test
  void theIdleTimeoutRunsFromTheDialAndFromEachLastStream() {
    Http2Pool<Http2Connection> pool = pool(Limits.none().idleTimeout(100 * MILLI).build());
    Http2Connection connection = add(pool, 10);
    assertThat(pool.idleDeadline(connection)).isEqualTo(100 * MILLI);

    now = 60 * MILLI;
    take(pool, 1);
    assertThat(pool.idleDeadline(connection)).isZero();
    assertThat(pool.idleTimerFired(connection, 100 * MILLI)).isFalse();
    now = 200 * MILLI;
    pool.streamOver(connection, now);

    assertThat(pool.idleTimerFired(connection, 299 * MILLI)).isFalse();
    assertThat(pool.idleTimerFired(connection, 300 * MILLI)).isTrue();
    assertThat(pool.isEmpty()).isTrue();
  }

  @Test
  void aConnectionThatIsTooOldIsNotUsedAlthoughItsTimerHasNotFired() {
    Http2Pool<Http2Connection> pool = pool(Limits.none().idleTimeout(100 * MILLI).build());
    Http2Connection connection = add(pool, 10);
    take(pool, 1);
    pool.streamOver(connection, now);

    assertThat(pool.take(A, 101 * MILLI)).isNull();
    assertThat(pool.take(A, 100 * MILLI)).isSameAs(connection);
  }

  @Test
  void withoutKeepAliveAConnectionHasOneStreamAndIsClosedWithIt() {
    Http2Pool<Http2Connection> pool = pool(Limits.none().withoutKeepAlive().build());
    Http2Connection connection = add(pool, 10);
    assertThat(pool.add(connection(), now)).isFalse();
    take(pool, 1);

    assertThat(pool.take(A, now)).isNull();
    assertThat(pool.streamOver(connection, now)).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
  }

  @Test
  void onlyConnectionsWithoutStreamsAreTakenOutAsIdle() {
    Http2Pool<Http2Connection> pool = pool(GoLimits.ZERO);
    Http2Connection busy = add(pool, 1);
    take(pool, 1);
    Http2Connection idle = add(pool, 1);

    assertThat(pool.takeIdle()).containsExactly(idle);
    assertThat(pool.connections(A)).containsExactly(busy);
  }

  private Http2Pool<Http2Connection> pool(GoLimits limits) {
    return new Http2Pool<>(limits, GoRelease.LATEST);
  }

  private Http2Connection connection() {
    return new Http2Connection(A, ++ids);
  }

  private Http2Connection add(Http2Pool<Http2Connection> pool, int maxStreams) {
    Http2Connection connection = connection();
    assertThat(pool.add(connection, now)).isTrue();
    pool.settings(connection, maxStreams);
    return connection;
  }

  private void take(Http2Pool<Http2Connection> pool, int streams) {
    for (int i = 0; i < streams; i++) {
      assertThat(pool.take(A, now)).isNotNull();
    }
  }
}
