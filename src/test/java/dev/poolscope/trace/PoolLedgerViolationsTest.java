package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoolLedgerViolationsTest {
  private static final PoolEvent ISSUED = new PoolEvent.RequestIssued("a", 1, 0, "client-1");
  private static final PoolEvent DIALED =
      new PoolEvent.DialStarted("a", 1, 1, DialCause.NO_IDLE_CONNECTION);
  private static final PoolEvent DIAL_FAILED =
      new PoolEvent.DialFailed("a", 1, 1, FailureKind.REFUSED, "refused");
  private static final PoolEvent OPENED =
      new PoolEvent.ConnectionOpened("a", 1, 1, 40_001, "127.0.0.1:80");
  private static final PoolEvent ACQUIRED = new PoolEvent.ConnectionAcquired("a", 1, 1, false);
  private static final PoolEvent SENT = new PoolEvent.RequestSent("a", 1, 1);
  private static final PoolEvent FIRST_BYTE = new PoolEvent.FirstByte("a", 1, 1);
  private static final PoolEvent RETRIED =
      new PoolEvent.RequestRetried("a", 1, 1, FailureKind.EOF, "end of stream");
  private static final PoolEvent RELEASED = new PoolEvent.ConnectionReleased("a", 1, 1);
  private static final PoolEvent ENDED = new PoolEvent.RequestEnded("a", 1, 1, 200, null, 64, "");
  private static final PoolEvent CLOSED =
      new PoolEvent.ConnectionClosed("a", 1, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 1, 1, 0);

  private final PoolLedger ledger = new PoolLedger(List.of("a"), LedgerListener.NONE);
  private long sequence;

  /// The last event of each stream is the wrong one.
  static Stream<Arguments> wrongStreams() {
    return Stream.of(
        Arguments.of("is issued though it runs", List.of(ISSUED, ISSUED)),
        Arguments.of("dials a connection that exists", List.of(DIALED, DIALED)),
        Arguments.of("dials a connection that exists", List.of(DIALED, OPENED, DIALED)),
        Arguments.of(
            "dials a connection that exists",
            List.of(ISSUED, DIALED, OPENED, ACQUIRED, CLOSED, DIALED)),
        Arguments.of("is no failure of a running dial", List.of(DIAL_FAILED)),
        Arguments.of("is no failure of a running dial", List.of(DIALED, OPENED, DIAL_FAILED)),
        Arguments.of("is no failure of a running dial", List.of(DIALED, DIAL_FAILED, DIAL_FAILED)),
        Arguments.of("opens a connection that was not dialing", List.of(OPENED)),
        Arguments.of("opens a connection that was not dialing", List.of(DIALED, OPENED, OPENED)),
        Arguments.of("acquires a connection that is not open", List.of(ISSUED, ACQUIRED)),
        Arguments.of("acquires a connection that is not open", List.of(ISSUED, DIALED, ACQUIRED)),
        Arguments.of(
            "acquires a connection that is not open",
            List.of(ISSUED, DIALED, OPENED, CLOSED, ACQUIRED)),
        Arguments.of(
            "gives a connection to a request that does not wait",
            List.of(DIALED, OPENED, ACQUIRED)),
        Arguments.of(
            "gives a connection to a request that does not wait",
            List.of(ISSUED, DIALED, OPENED, ACQUIRED, RELEASED, ACQUIRED)),
        Arguments.of(
            "releases a connection that the request does not hold",
            List.of(ISSUED, DIALED, OPENED, RELEASED)),
        Arguments.of(
            "releases a connection that the request does not hold",
            List.of(ISSUED, DIALED, OPENED, ACQUIRED, RELEASED, RELEASED)),
        Arguments.of(
            "releases a connection that the request does not hold",
            List.of(ISSUED, DIALED, OPENED, ACQUIRED, CLOSED, RELEASED, RELEASED)),
        Arguments.of("closes a connection that is not open", List.of(CLOSED)),
        Arguments.of("closes a connection that is not open", List.of(DIALED, CLOSED)),
        Arguments.of(
            "closes a connection that is not open", List.of(DIALED, OPENED, CLOSED, CLOSED)),
        Arguments.of(
            "closes a connection that is not open",
            List.of(ISSUED, DIALED, OPENED, ACQUIRED, CLOSED, CLOSED)),
        Arguments.of("belongs to a request that is not running", List.of(SENT)),
        Arguments.of("belongs to a request that is not running", List.of(FIRST_BYTE)),
        Arguments.of("belongs to a request that is not running", List.of(RETRIED)),
        Arguments.of("belongs to a request that is not running", List.of(ENDED)),
        Arguments.of("belongs to a request that is not running", List.of(ISSUED, ENDED, ENDED)),
        Arguments.of("belongs to a request that is not running", List.of(ISSUED, ENDED, SENT)));
  }

  @ParameterizedTest
  @MethodSource("wrongStreams")
  void aWrongEventIsNamedOnce(String what, List<PoolEvent> events) {
    List<PoolEvent> before = new ArrayList<>(events);
    PoolEvent wrong = before.removeLast();
    before.forEach(this::apply);
    assertThat(ledger.violations()).isEmpty();

    apply(wrong);
    assertThat(ledger.violations())
        .containsExactly("event " + before.size() + " " + what + ": " + wrong);
  }

  @ParameterizedTest
  @MethodSource("wrongStreams")
  void aWrongEventLeavesCountsThatAgree(String what, List<PoolEvent> events) {
    events.forEach(this::apply);
    apply(new PoolEvent.ArrivalDropped("a", 0));
    HostCounts counts = ledger.counts("a");
    assertThat(ledger.violations()).as(what).hasSize(1);
    assertThat(counts.dialsStarted() - counts.dialsFailed() - counts.opened())
        .isEqualTo(counts.dialing());
  }

  @Test
  void aGapInTheSequenceIsNoticed() {
    ledger.apply(new TraceEntry(0, 0, ISSUED));
    ledger.apply(new TraceEntry(2, 0, ENDED));
    ledger.apply(new TraceEntry(3, 0, new PoolEvent.WindowEnded(false)));
    assertThat(ledger.violations())
        .singleElement()
        .asString()
        .startsWith("event 2 is out of order");
  }

  @Test
  void timeThatGoesBackIsNoticed() {
    ledger.apply(new TraceEntry(0, 10, ISSUED));
    ledger.apply(new TraceEntry(1, 9, ENDED));
    assertThat(ledger.violations())
        .singleElement()
        .asString()
        .startsWith("event 1 is out of order");
  }

  @Test
  void aStreamThatDoesNotBeginAtItsBeginningIsNoticed() {
    ledger.apply(new TraceEntry(1, 0, ISSUED));
    assertThat(ledger.violations()).hasSize(1);
  }

  @Test
  void onlySoManyAreKept() {
    for (int i = 0; i < 500; i++) {
      apply(CLOSED);
    }
    assertThat(ledger.violations()).hasSize(100);
  }

  private void apply(PoolEvent event) {
    ledger.apply(new TraceEntry(sequence++, 0, event));
  }
}
