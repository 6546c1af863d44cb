package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import org.junit.jupiter.api.Test;

class LiveCountsTest {
  private final LiveCounts counts = new LiveCounts();

  @Test
  void aConnectionIsDialingThenOpenThenActiveThenIdleThenGone() {
    dial(1);
    check(1, 0);
    open(1);
    check(0, 1);
    acquire(1, 7);
    check(1, 1);
    release(1, 7);
    check(0, 1);
    close(1);
    check(0, 0);
  }

  @Test
  void aFailedDialIsOver() {
    dial(1);
    counts.publish(new PoolEvent.DialFailed("a", 1, 0, FailureKind.REFUSED, ""));
    check(0, 0);
  }

  @Test
  void severalRequestsOnOneConnectionAreOneActiveConnection() {
    dial(1);
    open(1);
    acquire(1, 7);
    acquire(1, 8);
    check(1, 1);
    release(1, 7);
    check(1, 1);
    release(1, 8);
    check(0, 1);
  }

  @Test
  void aCloseWhileInUseEndsTheUseOnce() {
    dial(1);
    open(1);
    acquire(1, 7);
    close(1);
    check(0, 0);
    release(1, 7);
    acquire(1, 8);
    check(0, 0);
  }

  @Test
  void hostsAreCountedApart() {
    dial(1);
    assertThat(counts.dialingAndActive("b")).isZero();
    assertThat(counts.open("b")).isZero();
  }

  private void check(int dialingAndActive, int open) {
    assertThat(counts.dialingAndActive("a")).isEqualTo(dialingAndActive);
    assertThat(counts.open("a")).isEqualTo(open);
  }

  private void dial(long connection) {
    counts.publish(new PoolEvent.DialStarted("a", connection, 0, DialCause.NO_IDLE_CONNECTION));
  }

  private void open(long connection) {
    counts.publish(new PoolEvent.ConnectionOpened("a", connection, 0, 1, ""));
  }

  private void acquire(long connection, long request) {
    counts.publish(new PoolEvent.ConnectionAcquired("a", connection, request, false));
  }

  private void release(long connection, long request) {
    counts.publish(new PoolEvent.ConnectionReleased("a", connection, request));
  }

  private void close(long connection) {
    counts.publish(
        new PoolEvent.ConnectionClosed(
            "a", connection, CloseReason.RUN_ENDED, ClosedBy.CLIENT, 0, 0, 0));
  }
}
