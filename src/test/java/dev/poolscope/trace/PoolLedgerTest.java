package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One connection and one request through every transition, at an event per nanosecond from 0.
class PoolLedgerTest {
  private final Rows rows = new Rows();
  private final PoolLedger ledger = new PoolLedger(List.of("a", "b"), rows);
  private long sequence;
  private long now;

  @AfterEach
  void nothingWasWrong() {
    assertThat(ledger.violations()).isEmpty();
  }

  @Test
  void knownHostsHaveCountsBeforeAnythingHappens() {
    assertThat(ledger.counts()).containsOnlyKeys("a", "b");
    assertState("a", 0, 0, 0, 0);
    assertThat(ledger.counts("a").kernel()).isEqualTo(KernelCounts.UNKNOWN);
  }

  @Test
  void aHostThatNobodyAnnouncedIsAdded() {
    apply(new PoolEvent.ArrivalDropped("new", 0));
    assertThat(ledger.counts()).containsOnlyKeys("a", "b", "new");
    assertThat(ledger.counts("new").dropped()).isEqualTo(1);
  }

  @Test
  void aRequestWaitsUntilItIsGivenAConnection() {
    issue(1);
    assertState("a", 0, 0, 0, 1);
    open(1);
    assertState("a", 0, 0, 1, 1);
    acquire(1, 1);
    assertState("a", 0, 1, 0, 0);
    assertThat(ledger.counts("a").unfinished()).isEqualTo(1);
  }

  @Test
  void aRequestLivesFromIssueToEnd() {
    apply(new PoolEvent.RequestIssued("a", 7, -5, "client-3"));
    open(1);
    acquire(1, 7);
    apply(new PoolEvent.RequestSent("a", 1, 7));
    apply(new PoolEvent.FirstByte("a", 1, 7));
    release(1, 7);
    apply(new PoolEvent.RequestEnded("a", 1, 7, 204, null, 64, ""));

    RequestRow row =
        new RequestRow(7, "a", -5, 0, 3, 4, 5, 7, 1, false, 1, 0, 204, null, 64, "client-3", 1);
    assertThat(rows.requests).containsExactly(row);
    assertThat(row.isOk()).isTrue();
    assertThat(row.serviceNanos()).isEqualTo(7);
    assertThat(row.responseNanos()).isEqualTo(12);
    assertThat(ledger.counts("a").ok()).isEqualTo(1);
    assertThat(ledger.counts("a").unfinished()).isZero();
  }

  @Test
  void aRequestMayFailWhileItWaits() {
    issue(1);
    end(1, FailureKind.TIMEOUT_WAITING_CONN);
    assertState("a", 0, 0, 0, 0);
    assertThat(ledger.counts("a").failed()).isEqualTo(1);
    assertThat(rows.requests.getFirst().failure()).isEqualTo(FailureKind.TIMEOUT_WAITING_CONN);
    assertThat(rows.requests.getFirst().acquiredNanos()).isEqualTo(-1);
    assertThat(rows.requests.getFirst().isOk()).isFalse();
  }

  @Test
  void aRetriedRequestWaitsAgainAndItsTimesAreTheLastAttempts() {
    issue(1);
    open(1);
    acquire(1, 1);
    apply(new PoolEvent.RequestSent("a", 1, 1));
    apply(new PoolEvent.FirstByte("a", 1, 1));
    apply(new PoolEvent.RequestRetried("a", 1, 1, FailureKind.EOF, "end of stream"));
    assertState("a", 0, 1, 0, 1);
    release(1, 1);
    acquire(1, 1);
    release(1, 1);
    end(1, null);
    RequestRow row = rows.requests.getFirst();
    assertThat(row.retries()).isEqualTo(1);
    assertThat(row.attempts()).isEqualTo(2);
    assertThat(row.reused()).isTrue();
    assertThat(row.acquiredNanos()).isEqualTo(8);
    assertThat(List.of(row.sentNanos(), row.firstByteNanos())).containsOnly(-1L);
    assertThat(ledger.counts("a").retries()).isEqualTo(1);
  }

  @Test
  void aRetriedRequestThatIsGivenNoOtherConnectionHasNoTimesOfItsLastAttempt() {
    issue(1);
    open(1);
    acquire(1, 1);
    apply(new PoolEvent.RequestSent("a", 1, 1));
    apply(new PoolEvent.RequestRetried("a", 1, 1, FailureKind.EOF, "end of stream"));
    release(1, 1);
    end(1, FailureKind.TIMEOUT_WAITING_CONN);
    RequestRow row = rows.requests.getFirst();
    assertThat(List.of(row.acquiredNanos(), row.sentNanos(), row.firstByteNanos()))
        .containsOnly(-1L);
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.connection()).as("the last it was given").isEqualTo(1);
  }

  @Test
  void aDialFails() {
    dial(1);
    assertState("a", 1, 0, 0, 0);
    apply(new PoolEvent.DialFailed("a", 1, 1, FailureKind.REFUSED, "refused"));
    assertState("a", 0, 0, 0, 0);
    assertThat(ledger.counts("a").dialsFailed()).isEqualTo(1);
    ConnectionRow row = rows.connections.getFirst();
    assertThat(row.dialStartNanos()).isZero();
    assertThat(row.openedNanos()).isEqualTo(-1);
    assertThat(row.closeReason()).isNull();
    assertThat(row.neverUsed()).isFalse();
  }

  @Test
  void aConnectionLivesFromDialToClose() {
    dial(1);
    apply(new PoolEvent.ConnectionOpened("a", 1, 1, 40_001, "127.0.0.1:80"));
    assertState("a", 0, 0, 1, 0);
    apply(new PoolEvent.TlsStarted("a", 1));
    apply(new PoolEvent.TlsEnded("a", 1, "TLSv1.3"));
    apply(new PoolEvent.ProtocolChosen("a", 1, "h2"));
    issue(1);
    now = 10;
    acquire(1, 1);
    now = 30;
    release(1, 1);
    now = 35;
    apply(new PoolEvent.PeerClosed("a", 1));
    apply(closed("a", 1));

    assertThat(rows.connections)
        .containsExactly(
            new ConnectionRow(
                1,
                "a",
                40_001,
                "127.0.0.1:80",
                "h2",
                true,
                0,
                1,
                36,
                CloseReason.IDLE_TIMEOUT,
                ClosedBy.CLIENT,
                1,
                120,
                190,
                20,
                15,
                9,
                7,
                1));
    assertState("a", 0, 0, 0, 0);
    assertThat(ledger.counts("a").opened()).isEqualTo(1);
    assertThat(ledger.counts("a").closed()).isEqualTo(1);
  }

  @Test
  void aConnectionNeverGivenToARequestIsCountedSo() {
    open(1);
    assertThat(ledger.counts("a").neverUsed()).isEqualTo(1);
    apply(closed("a", 1));
    assertThat(ledger.counts("a").neverUsed()).isEqualTo(1);
    assertThat(rows.connections.getFirst().neverUsed()).isTrue();
  }

  @Test
  void reuseIsCountedByWhatAConnectionCarriedAndByThePoolsMark() {
    open(1);
    for (int request = 1; request <= 3; request++) {
      issue(request);
      apply(new PoolEvent.ConnectionAcquired("a", 1, request, true));
      release(1, request);
      end(request, null);
    }
    assertThat(ledger.counts("a").reusedCarried()).isEqualTo(2);
    assertThat(ledger.counts("a").reusedMarked()).isEqualTo(3);
    assertThat(rows.requests).extracting(RequestRow::reused).containsExactly(false, true, true);
  }

  @Test
  void theNextRequestMayHaveAConnectionBeforeItIsToldToBeReleased() {
    open(1);
    issue(1);
    issue(2);
    acquire(1, 1);
    acquire(1, 2);
    assertState("a", 0, 1, 0, 0);
    release(1, 1);
    assertState("a", 0, 1, 0, 0);
    release(1, 2);
    assertState("a", 0, 0, 1, 0);
  }

  @Test
  void aConnectionMayBeClosedBeforeItIsToldToBeReleased() {
    open(1);
    issue(1);
    acquire(1, 1);
    apply(closed("a", 1));
    assertState("a", 0, 0, 0, 0);
    assertThat(ledger.localPort(1)).as("until released").isEqualTo(40_001);
    release(1, 1);
    assertThat(ledger.localPort(1)).isZero();
    end(1, null);
    assertThat(rows.connections).hasSize(1);
  }

  @Test
  void aRequestMayEndBeforeItIsToldToLetGo() {
    open(1);
    issue(1);
    acquire(1, 1);
    end(1, null);
    assertState("a", 0, 1, 0, 0);
    release(1, 1);
    assertState("a", 0, 0, 1, 0);
  }

  @Test
  void aSharedConnectionIsBookedUnderItsHostAndTheRequestUnderItsOwn() {
    open(1);
    apply(new PoolEvent.RequestIssued("b", 1, 0, "client-1"));
    assertThat(ledger.requestHost(1)).isEqualTo("b");
    acquire(1, 1);
    assertState("a", 0, 1, 0, 0);
    assertState("b", 0, 0, 0, 0);
    release(1, 1);
    apply(new PoolEvent.RequestEnded("b", 1, 1, 200, null, 64, ""));
    assertThat(ledger.requestHost(1)).isNull();
    assertThat(ledger.counts("b").ok()).isEqualTo(1);
    assertThat(ledger.counts("a").ok()).isZero();
  }

  @Test
  void theKernelsLatestCountIsKept() {
    apply(new PoolEvent.KernelSampled("a", 1, 2, 3));
    apply(new PoolEvent.KernelSampled("a", 4, 5, 6));
    assertThat(ledger.counts("a").kernel()).isEqualTo(new KernelCounts(4, 5, 6));
  }

  @Test
  void theEndOfTheStreamTellsWhatIsStillAliveOnce() {
    open(2);
    dial(1);
    issue(2);
    issue(1);
    now = 100;
    acquire(2, 2);
    now = 150;
    apply(new PoolEvent.RunEnded(0));
    ledger.finish();
    assertThat(rows.connections).extracting(ConnectionRow::connection).containsExactly(1L, 2L);
    assertThat(rows.connections).extracting(ConnectionRow::closedNanos).containsOnly(-1L);
    assertThat(rows.connections.getLast().activeNanos()).isEqualTo(50);
    assertThat(rows.connections.getLast().idleNanos()).isEqualTo(99);
    assertThat(rows.requests).extracting(RequestRow::request).containsExactly(1L, 2L);
    assertThat(rows.requests).extracting(RequestRow::endNanos).containsOnly(-1L);
  }

  private void apply(PoolEvent event) {
    ledger.apply(new TraceEntry(sequence++, now++, event));
  }

  private void issue(long request) {
    apply(new PoolEvent.RequestIssued("a", request, now, "client-1"));
  }

  private void dial(long connection) {
    apply(new PoolEvent.DialStarted("a", connection, 1, DialCause.NO_IDLE_CONNECTION));
  }

  private void open(long connection) {
    dial(connection);
    apply(new PoolEvent.ConnectionOpened("a", connection, 1, 40_001, "127.0.0.1:80"));
  }

  private void acquire(long connection, long request) {
    apply(new PoolEvent.ConnectionAcquired("a", connection, request, false));
  }

  private void release(long connection, long request) {
    apply(new PoolEvent.ConnectionReleased("a", connection, request));
  }

  private void end(long request, @Nullable FailureKind failure) {
    apply(new PoolEvent.RequestEnded("a", 0, request, failure == null ? 200 : 0, failure, 0, ""));
  }

  private static PoolEvent closed(String host, long connection) {
    return new PoolEvent.ConnectionClosed(
        host, connection, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 120, 190, 7);
  }

  private void assertState(String host, int dialing, int active, int idle, int waiting) {
    HostCounts counts = ledger.counts(host);
    assertThat(List.of(counts.dialing(), counts.active(), counts.idle(), counts.waiting()))
        .as("dialing, active, idle, waiting of " + host)
        .containsExactly(dialing, active, idle, waiting);
    assertThat(counts.open()).isEqualTo(active + idle);
  }
}
