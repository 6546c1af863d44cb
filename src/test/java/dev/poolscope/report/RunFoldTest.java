package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Finding;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunFoldTest {
  private static final DropCause UNSENT = DropCause.SCHEDULE_NOT_KEPT;

  private final Recording run = new Recording();

  @AfterEach
  void nothingWasWrong() {
    assertThat(run.fold.ledger().violations()).isEmpty();
  }

  @Test
  void hostsAreInTheOrderGivenThenMet() {
    run.at(1).event(new PoolEvent.ArrivalDropped("z", 0));
    run.event(new PoolEvent.ArrivalDropped("c", 0));
    assertThat(run.fold.hosts().keySet()).containsExactly("a", "b", "z", "c");
    assertThat(run.fold.all().of(HostCount.DROPPED)).isEqualTo(2);
  }

  @Test
  void countsAreThoseOfTheEvents() {
    run.at(1).issue(1).issue(2).issue(3).dial(1).dial(2).dial(3);
    run.at(2).open(1).open(2);
    run.event(new PoolEvent.DialFailed("a", 3, 0, FailureKind.REFUSED, "refused"));
    run.acquire(1, 1);
    run.event(new PoolEvent.ConnectionAcquired("a", 2, 2, true));
    run.at(3).event(new PoolEvent.RequestRetried("a", 2, 2, FailureKind.EOF, "end of stream"));
    run.release(1, 1).end(1).acquire(1, 2).release(1, 2);
    run.end("a", 2, FailureKind.RESET);
    run.event(new PoolEvent.ArrivalDropped("a", 0));
    run.at(4).windowEnds();

    HostStats a = run.a();
    assertThat(a.of(HostCount.ISSUED)).isEqualTo(3);
    assertThat(a.of(HostCount.OK)).isEqualTo(1);
    assertThat(a.of(HostCount.FAILED)).isEqualTo(1);
    assertThat(a.failures(FailureKind.RESET)).isEqualTo(1);
    assertThat(a.failures(FailureKind.EOF)).as("of an attempt only").isZero();
    assertThat(a.of(HostCount.RETRIES)).isEqualTo(1);
    assertThat(a.of(HostCount.DROPPED)).isEqualTo(1);
    assertThat(a.of(HostCount.ACQUIRED)).isEqualTo(3);
    assertThat(a.of(HostCount.REUSED_CARRIED)).isEqualTo(1);
    assertThat(a.of(HostCount.REUSED_MARKED)).isEqualTo(1);
    assertThat(a.of(HostCount.DIALS_STARTED)).isEqualTo(3);
    assertThat(a.of(HostCount.DIALS_FAILED)).isEqualTo(1);
    assertThat(a.of(HostCount.OPENED)).isEqualTo(2);
    assertThat(a.of(HostCount.OPEN)).isEqualTo(2);
    assertThat(a.of(HostCount.IN_USE)).as("held by the retried request").isEqualTo(1);
    assertThat(a.of(HostCount.DIALING)).isZero();
    assertThat(a.serverAccepted()).isEqualTo(-1);
    assertThat(run.host("b").of(HostCount.ISSUED)).isZero();
    assertThat(run.fold.all().of(HostCount.ISSUED)).isEqualTo(3);
  }

  @Test
  void countsStopAtTheEndOfTheWindow() {
    run.at(1).issue(1).issue(2).dial(1).dial(2).dial(3).open(1).acquire(1, 1);
    run.at(7).windowEnds();
    run.at(9).open(2).issue(3).end(2).release(1, 1).end(1);
    run.close(1, CloseReason.RUN_ENDED);
    run.event(new PoolEvent.DialFailed("a", 3, 0, FailureKind.RUN_ENDED, ""));
    run.event(new PoolEvent.ArrivalDropped("a", 0));
    run.event(new PoolEvent.ServerCounted("a", 2, 3)).event(new PoolEvent.ServerCounted("b", 4, 5));
    run.event(new PoolEvent.ServerReported("a", 1, -1))
        .event(new PoolEvent.ServerReported("b", 2, 3));
    run.event(new PoolEvent.UpstreamCounted("b", "a", 4));
    run.event(new PoolEvent.RunEnded(17));

    HostStats a = run.a();
    assertThat(a.of(HostCount.ISSUED)).isEqualTo(2);
    assertThat(a.of(HostCount.OK)).isZero();
    assertThat(a.of(HostCount.DROPPED)).isZero();
    assertThat(a.of(HostCount.DIALS_FAILED)).isZero();
    assertThat(a.lastIssueNanos()).isEqualTo(Recording.MILLI);
    assertThat(a.lastDoneNanos()).isEqualTo(-1);
    assertThat(a.service().count()).isZero();
    assertThat(a.of(HostCount.OPENED)).isEqualTo(1);
    assertThat(a.of(HostCount.OPENED_AFTER_LOAD)).isEqualTo(1);
    assertThat(a.openedInAll()).isEqualTo(2);
    assertThat(a.of(HostCount.CLOSED)).isZero();
    assertThat(a.of(HostCount.CLOSED_AFTER_LOAD)).isEqualTo(1);
    assertThat(a.closed(CloseReason.RUN_ENDED)).isZero();
    assertThat(a.of(HostCount.OPEN)).isEqualTo(1);
    assertThat(a.of(HostCount.IN_USE)).isEqualTo(1);
    assertThat(a.of(HostCount.DIALING)).isEqualTo(2);
    assertThat(a.serverAccepted()).isEqualTo(2);
    assertThat(a.serverRequests()).isEqualTo(3);
    assertThat(run.fold.all().serverAccepted()).isEqualTo(6);
    assertThat(run.fold.all().serverRequests()).isEqualTo(8);
    assertThat(a.serverReused()).isEqualTo(1);
    assertThat(a.serverClosed()).as("not told").isEqualTo(-1);
    assertThat(a.upstreamRequests()).as("no proxy before it").isEqualTo(-1);
    assertThat(run.host("b").upstreamRequests()).isEqualTo(4);
    assertThat(run.fold.all().serverReused()).isEqualTo(3);
    assertThat(run.fold.all().serverClosed()).isEqualTo(3);
    assertThat(run.fold.loadNanos()).isEqualTo(7 * Recording.MILLI);
    assertThat(run.fold.producerStalls()).isEqualTo(17);
    assertThat(run.fold.isComplete()).isTrue();
    assertThat(run.fold.isInterrupted()).isFalse();
    assertThat(run.requests).as("told nevertheless").hasSize(2);
  }

  @Test
  void arrivalsThatTheWindowEndedBeforeBelongToIt() {
    run.at(1).issue(1);
    run.at(7).windowEnds();
    run.at(9).event(new PoolEvent.ArrivalDropped("a", 3 * Recording.MILLI, 5, UNSENT));

    assertThat(run.a().of(HostCount.DROPPED)).isEqualTo(5);
    assertThat(run.fold.all().of(HostCount.DROPPED)).isEqualTo(5);
    assertThat(run.a().late().unsent()).isEqualTo(5);
    assertThat(run.a().late().latestUnsentNanos()).isEqualTo(4 * Recording.MILLI);
  }

  @Test
  void whatWasDueInTheWindowIsOfferedHoweverLateItEnded() {
    run.at(1).issue(1).issue(2).issue(3);
    run.at(1_300).windowEnds();
    run.event(new PoolEvent.ArrivalDropped("a", 3 * Recording.MILLI, 4_997, UNSENT));
    Experiment experiment =
        Experiments.read(
            new Source(
                "t.yaml",
                """
            schema: poolscope/experiment/v1
            name: t
            window: 1s
            targets:
              - {name: a, sample: {}}
              - {name: b, sample: {}}
            load:
              - {target: a, arrivals: {kind: constant, rate: 5000}}
            """),
            List.of());

    RunReport report = RunReport.of(experiment, run.fold, LogCondition.SOUND);

    assertThat(report.totals().number(SummaryColumns.OFFERED_PER_SECOND)).isEqualTo(5_000);
    assertThat(report.totals().values())
        .containsEntry("measured_window_ms", 1300.0)
        .containsEntry("window_ms", 1000L)
        .containsEntry("arrivals_dropped", 4_997L);
    assertThat(report.findings())
        .extracting(Finding::rule)
        .contains("SCHEDULE_NOT_KEPT")
        .doesNotContain("ARRIVALS_DROPPED");
  }

  @Test
  void peaksAreOfOneInstant() {
    run.at(1).dial(1).dial(2).open(1).open(2).dial(3).issue(1).issue(2).issue(3);
    run.acquire(1, 1).acquire(2, 2).release(1, 1).close(1, CloseReason.IDLE_TIMEOUT);
    run.open(3).dial(4);
    HostStats a = run.a();
    assertThat(a.of(HostCount.PEAK_OPEN)).isEqualTo(2);
    assertThat(a.of(HostCount.PEAK_DIALING)).isEqualTo(2);
    assertThat(a.of(HostCount.PEAK_OPEN_OR_DIALING)).isEqualTo(3);
    assertThat(a.of(HostCount.PEAK_IN_USE)).isEqualTo(2);
    assertThat(a.of(HostCount.PEAK_WAITING)).isEqualTo(3);
  }

  @Test
  void thePeakOfAllHostsIsNotTheSumOfTheirPeaks() {
    run.at(1).issue("a", 1, 0).end("a", 1, FailureKind.OTHER);
    run.issue("b", 2, 0).end("b", 2, FailureKind.OTHER);
    assertThat(run.a().of(HostCount.PEAK_WAITING)).isEqualTo(1);
    assertThat(run.host("b").of(HostCount.PEAK_WAITING)).isEqualTo(1);
    assertThat(run.fold.all().of(HostCount.PEAK_WAITING)).isEqualTo(1);
  }

  @Test
  void aRequestOnAConnectionBookedUnderAnotherHostDoesNotWaitAnyLonger() {
    run.at(1).dial(1).open(1).issue("b", 1, 0).acquire(1, 1).issue("a", 2, 0);
    assertThat(run.host("b").of(HostCount.WAITING)).isZero();
    assertThat(run.fold.all().of(HostCount.PEAK_WAITING)).isEqualTo(1);
  }

  @Test
  void closesAreCountedByReasonAndThoseOfTheHostLimitUnusedApart() {
    run.at(1);
    for (int connection = 1; connection <= 4; connection++) {
      run.dial(connection).open(connection);
    }
    run.issue(1).acquire(1, 1).release(1, 1);
    run.close(1, CloseReason.IDLE_PER_HOST_LIMIT).close(2, CloseReason.IDLE_PER_HOST_LIMIT);
    run.close(3, CloseReason.IDLE_PER_HOST_LIMIT).close(4, CloseReason.IDLE_TOTAL_LIMIT);
    HostStats a = run.a();
    assertThat(a.of(HostCount.CLOSED)).isEqualTo(4);
    assertThat(a.closed(CloseReason.IDLE_PER_HOST_LIMIT)).isEqualTo(1);
    assertThat(a.of(HostCount.CLOSED_UNUSED_BY_HOST_LIMIT)).isEqualTo(2);
    assertThat(a.closed(CloseReason.IDLE_TOTAL_LIMIT)).as("unused, but not apart").isEqualTo(1);
    assertThat(a.of(HostCount.NEVER_USED)).isEqualTo(3);
    assertThat(run.fold.all().of(HostCount.CLOSED_UNUSED_BY_HOST_LIMIT)).isEqualTo(2);
  }

  @Test
  void timesAreTakenFromTheActualAndTheIntendedStart() {
    for (long request = 1; request <= 100; request++) {
      run.atNanos(request * 100 * Recording.MILLI)
          .issue("a", request, (request * 100 - 50) * Recording.MILLI)
          .dial(request)
          .open(request);
      run.atNanos((request * 100 + 2) * Recording.MILLI).acquire(request, request);
      run.atNanos((request * 100 + 2 + request / 2) * Recording.MILLI).release(request, request);
      run.end(request);
    }
    HostStats a = run.a();
    assertThat(a.service().count()).isEqualTo(100);
    assertNear(a.service().millisAt(50), 27);
    assertNear(a.service().millisAt(90), 47);
    assertNear(a.service().millisAt(99), 51);
    assertNear(a.service().maxMillis(), 52);
    assertNear(a.response().millisAt(50), 77);
    assertNear(a.response().maxMillis(), 102);
    assertNear(a.waiting().millisAt(50), 2);
    assertThat(run.fold.all().service().count()).isEqualTo(100);
    assertThat(a.firstIssueNanos()).isEqualTo(100 * Recording.MILLI);
    assertThat(a.lastIssueNanos()).isEqualTo(10_000 * Recording.MILLI);
    assertThat(a.lastDoneNanos()).isEqualTo(10_052 * Recording.MILLI);
  }

  @Test
  void failedRequestsHaveNoServiceTimeButHaveWaited() {
    run.at(1).issue(1).issue(2).dial(1).open(1);
    run.at(6).acquire(1, 1).release(1, 1).end("a", 1, FailureKind.EOF);
    run.at(9).end("a", 2, FailureKind.TIMEOUT_WAITING_CONN);
    HostStats a = run.a();
    assertThat(a.service().count()).isZero();
    assertThat(a.service().millisAt(99)).isZero();
    assertThat(a.service().maxMillis()).isZero();
    assertThat(a.waiting().count()).as("without the one that waited in vain").isEqualTo(1);
    assertNear(a.waiting().maxMillis(), 5);
    assertThat(a.lastDoneNanos()).isEqualTo(9 * Recording.MILLI);
  }

  @Test
  void aStreamThatWasCutEndsWithItsLastEntry() {
    run.at(1).issue(1).dial(1).open(1).acquire(1, 1);
    run.at(45).event(new PoolEvent.RequestSent("a", 1, 1));
    run.fold.finish();
    assertThat(run.fold.loadNanos()).isEqualTo(45 * Recording.MILLI);
    assertThat(run.fold.isComplete()).isFalse();
    assertThat(run.fold.isInterrupted()).isFalse();
    assertThat(run.requests).extracting(RequestRow::endNanos).containsExactly(-1L);
    assertThat(run.connections).extracting(ConnectionRow::closedNanos).containsExactly(-1L);
    assertThat(run.a().of(HostCount.CLOSED)).isZero();
    assertThat(run.a().of(HostCount.OPEN)).isEqualTo(1);
    assertThat(run.a().sampledOpen().count()).isEqualTo(2);
  }

  @Test
  void anInterruptedRunHasTheWindowItHad() {
    run.at(1).issue(1);
    run.at(30).event(new PoolEvent.WindowEnded(true));
    assertThat(run.fold.isInterrupted()).isTrue();
    assertThat(run.fold.loadNanos()).isEqualTo(30 * Recording.MILLI);
    assertThat(run.a().sampledOpen().count()).isEqualTo(1);
  }

  @Test
  void everyEventOfAConnectionIsToldWithItsPort() {
    run.at(1).issue(1).dial(1).open(1).acquire(1, 1).close(1, CloseReason.IO_ERROR);
    run.release(1, 1).end(1);
    int port = Recording.port(1);
    assertThat(run.ports).isEqualTo(List.of(0, 0, port, port, port, port, 0));
  }

  private static void assertNear(double actualMillis, double expectedMillis) {
    assertThat(actualMillis).isBetween(expectedMillis * 0.999, expectedMillis * 1.001);
  }
}
