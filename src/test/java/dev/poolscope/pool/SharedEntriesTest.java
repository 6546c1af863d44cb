package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the pool makes of connections that speak HTTP/2, as `alt != nil` in Go's `transport.go`.
class SharedEntriesTest {
  private static final HostKey A = new HostKey("https|a:443");
  private static final long MILLI = 1_000_000;

  private long numbers;

  @Test
  void oneDialServesAllThatWaitAndStaysIdle() {
    var pool = pool(Limits.none().perHost(1));
    Want<Entry> first = want(pool);
    Want<Entry> second = want(pool);
    Want<Entry> third = want(pool);
    Entry entry = entry();

    List<PoolAction<Want<Entry>, Entry>> actions = pool.dialSucceeded(first, entry, 0);

    assertThat(actions)
        .containsExactly(
            new PoolAction.Deliver<>(first, entry, false),
            new PoolAction.Deliver<>(second, entry, true),
            new PoolAction.Deliver<>(third, entry, true));
    assertThat(entry.isIdle()).isTrue();
    assertThat(pool.permits(A)).isEqualTo(1);
  }

  @Test
  void anIdleOneIsGivenToEveryRequestAndStays() {
    var pool = pool(Limits.none());
    Entry entry = idle(pool);

    Want<Entry> next = want(pool);

    assertThat(next.connection()).isSameAs(entry);
    assertThat(entry.isIdle()).isTrue();
    assertThat(pool.returned(entry, 0)).isEmpty();
  }

  @Test
  void whoFindsNoRoomPassesThePermitOn() {
    var pool = pool(Limits.none().perHost(1));
    Entry entry = idle(pool);
    want(pool);

    assertThat(pool.foundNoRoom(entry)).isEmpty();
    assertThat(pool.permits(A)).isZero();
    assertThat(pool.foundNoRoom(entry)).as("found by the next one").isEmpty();
    Want<Entry> dials = new Want<>(A, ++numbers);
    assertThat(pool.want(dials, 0))
        .containsExactly(new PoolAction.StartDial<>(dials, DialCause.NO_IDLE_CONNECTION));
    Want<Entry> waits = want(pool);
    assertThat(waits.isEmpty()).isTrue();
    assertThat(pool.permits(A)).isEqualTo(1);
  }

  @Test
  void limitsOfIdleConnectionsEndTheEntryAndCloseNoSocket() {
    var pool = pool(Limits.none().idlePerHost(1));
    Entry first = idle(pool);
    pool.foundNoRoom(first);
    Entry second = idle(pool);
    Want<Entry> more = new Want<>(A, ++numbers);
    pool.foundNoRoom(second);
    pool.want(more, 0);
    idle(pool);
    Entry third = entry();

    assertThat(pool.dialSucceeded(more, third, 0)).allMatch(PoolAction.Deliver.class::isInstance);
    assertThat(third.closeReason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
  }

  @Test
  void anEntryOlderThanTheIdleTimeoutIsPassedOver() {
    var pool = pool(Limits.none().idleTimeout(100 * MILLI));
    Entry entry = idle(pool);
    Want<Entry> late = new Want<>(A, ++numbers);

    assertThat(pool.want(late, 101 * MILLI))
        .containsExactly(new PoolAction.StartDial<>(late, DialCause.NO_IDLE_CONNECTION));
    assertThat(entry.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
    assertThat(pool.permits(A)).isEqualTo(1);
  }

  @Test
  void withoutKeepAliveThePermitEndsWithTheDial() {
    var pool = pool(Limits.none().perHost(1).withoutKeepAlive());
    Want<Entry> first = want(pool);
    Want<Entry> second = want(pool);
    Entry entry = entry();

    assertThat(pool.dialSucceeded(first, entry, 0))
        .containsExactly(
            new PoolAction.Deliver<>(first, entry, false),
            new PoolAction.StartDial<>(second, DialCause.PERMIT_PASSED_ON));
    assertThat(entry.closeReason()).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
  }

  private static GoTransportPool<Want<Entry>, Entry> pool(Limits limits) {
    return new GoTransportPool<>(limits.build(), GoRelease.LATEST);
  }

  private Want<Entry> want(GoTransportPool<Want<Entry>, Entry> pool) {
    Want<Entry> want = new Want<>(A, ++numbers);
    pool.want(want, 0);
    return want;
  }

  private Entry idle(GoTransportPool<Want<Entry>, Entry> pool) {
    Entry entry = entry();
    Want<Entry> want = want(pool);
    pool.dialSucceeded(want, entry, 0);
    pool.take(want);
    return entry;
  }

  private Entry entry() {
    return new Entry(++numbers);
  }

  private static final class Entry extends PoolConnection {
    Entry(long id) {
      super(A, id);
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }
}
