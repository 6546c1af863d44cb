package dev.poolscope.load;

import static dev.poolscope.load.DriverFixture.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.HttpMethod;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenLoopDriverTest {
  private final DriverFixture run = new DriverFixture();

  @Test
  void requestsAreSentWhenTheyAreDueWhateverBecameOfThoseBefore() {
    LoadDriver driver = run.driver(load(constant(2)));
    driver.start();
    assertThat(run.sentAt).containsExactly(0.0);
    run.advanceMillis(499);
    assertThat(run.sentAt).hasSize(1);
    run.advanceMillis(1_001);
    assertThat(run.sentAt).containsExactly(0.0, 0.5, 1.0, 1.5);
    assertThat(run.intended()).isEqualTo(run.sentAt);
    assertThat(run.inFlight()).isEqualTo(4);
  }

  @Test
  void aTenSecondWindowHasNineBurstsASecondApart() {
    run.driver(load(new Arrivals.Bursts(10, Duration.ofSeconds(1), 100))).start();
    run.advanceMillis(30_000);
    assertThat(run.sent).hasSize(90);
    assertThat(run.intended()).first().isEqualTo(1.0);
    assertThat(run.intended()).last().isEqualTo(9.0);
  }

  @Test
  void nothingIsSentAtTheEndOfTheWindowOrAfter() {
    run.driver(load(constant(1))).start();
    run.advanceMillis(60_000);
    assertThat(run.intended()).hasSize(10).last().isEqualTo(9.0);
    assertThat(run.dropped()).isEmpty();
  }

  @Test
  void aLateRequestKeepsItsIntendedStart() {
    LoadDriver driver = run.driver(load(constant(1)));
    run.advanceMillis(2_500);
    driver.start();
    assertThat(run.intended()).containsExactly(0.0, 1.0, 2.0);
    assertThat(run.sentAt).containsOnly(2.5);
    run.advanceMillis(500);
    assertThat(run.sentAt).last().isEqualTo(3.0);
  }

  @Test
  void requestsDueAtOneInstantBeginTogetherForTwentyMilliseconds() {
    run.sendingFor(Duration.ofMillis(8)).driver(load(new Arrivals.Once(5))).start();
    run.advanceMillis(40);
    assertThat(run.sent)
        .extracting(sent -> (sent.begunNanos() - DriverFixture.START) / 1_000_000)
        .containsExactly(0L, 0L, 0L, 24L, 24L);
  }

  @Test
  void requestsDueOneAfterTheOtherBeginSo() {
    run.sendingFor(Duration.ofMillis(4)).driver(load(constant(1000))).start();
    run.advanceMillis(8);
    assertThat(run.sent)
        .extracting(PooledRequest::begunNanos)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(1);
  }

  @Test
  void anArrivalThatFindsTheCapReachedIsDroppedAndNeverSentLater() {
    run.driver(load(constant(1), 2)).start();
    run.advanceMillis(2_000);
    assertThat(run.dropped()).containsExactly(2.0);
    run.answer();
    run.advanceMillis(1_000);
    assertThat(run.intended()).containsExactly(0.0, 1.0, 3.0);
    run.advanceMillis(1_000);
    assertThat(run.dropped()).containsExactly(2.0, 4.0);
    assertThat(run.inFlight()).isEqualTo(2);
  }

  @Test
  void itIsDoneWhenTheLastRequestHasEndedAndNotBefore() {
    LoadDriver driver = run.driver(load(new Arrivals.Bursts(1, Duration.ofSeconds(1), 2)));
    assertThat(driver.isDone()).isFalse();
    driver.start();
    run.advanceMillis(1_000);
    run.answer();
    assertThat(driver.isDone()).as("one is still to come").isFalse();
    run.advanceMillis(1_000);
    assertThat(driver.isDone()).as("the last one is in flight").isFalse();
    run.answer();
    assertThat(driver.isDone()).isTrue();
    run.advanceMillis(1_000);
    driver.change(load(new Arrivals.Once(1)));
    assertThat(driver.isDone()).as("the load was changed").isFalse();
    run.answer();
    assertThat(driver.isDone()).isTrue();
  }

  @Test
  void aRequestThatEndsAtOnceLeavesRoomForTheNext() {
    run.answeringAtOnce().driver(load(new Arrivals.Once(50), 1)).start();
    assertThat(run.sent).hasSize(50);
    assertThat(run.dropped()).isEmpty();
  }

  @Test
  void requestsAreAnnouncedThenSentUnderTheirNumbersWithClientsInTurn() {
    Request request = new Request(HttpMethod.POST, "/x?y=1", 5, false, true, 2, Map.of("X-A", "b"));
    Load load =
        new Load(
            "a",
            new Arrivals.Once(3),
            request,
            10,
            BodyHandling.LEAVE,
            Duration.ofMillis(7),
            Duration.ofMillis(8));
    run.driver(load).start();
    assertThat(run.sent).extracting(PooledRequest::number).containsExactly(1L, 2L, 3L);
    assertThat(run.sent)
        .extracting(PooledRequest::client)
        .containsExactly("client-1", "client-2", "client-1");
    PooledRequest sent = run.sent.getFirst();
    assertThat(sent.url()).hasToString("http://127.0.0.1:80/x?y=1");
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.bodyBytes()).isEqualTo(5);
    assertThat(sent.replayable()).isFalse();
    assertThat(sent.idempotencyKey()).isTrue();
    assertThat(sent.headers()).isEqualTo(Map.of("X-A", "b"));
    assertThat(sent.caller())
        .isEqualTo(new Caller(BodyHandling.LEAVE, Duration.ofMillis(7), Duration.ofMillis(8)));
    assertThat(run.events.getFirst()).isEqualTo(new PoolEvent.RequestIssued("a", 1, 0, "client-1"));
  }

  @Test
  void afterStopNothingIsSentNotEvenByAChange() {
    LoadDriver driver = run.driver(load(constant(1)));
    driver.start();
    driver.stop();
    run.advanceMillis(3_000);
    driver.change(load(constant(5)));
    run.advanceMillis(3_000);
    assertThat(run.sent).hasSize(1);
  }

  @Test
  void aBurstEndsWhereItIsStopped() {
    LoadDriver driver = run.driver(load(new Arrivals.Once(100)));
    run.whenSent(5, driver::stop);
    driver.start();
    run.advanceMillis(1_000);
    assertThat(run.sent).hasSize(5);
  }

  @Test
  void aClientThatCannotKeepUpDoesNotMakeTheWindowLonger() {
    run.sendingFor(Duration.ofMillis(10));
    LoadDriver driver = run.driver(load(constant(1_000)));
    driver.start();
    run.advanceMillis(9_900);
    assertThat(run.sent).hasSizeBetween(985, 995);
    run.advanceMillis(30_000);
    driver.stop();
    driver.tellUnsent();
    assertThat(run.sent).hasSizeBetween(995, 1_001);
    assertThat(run.sentAt).allMatch(at -> at < 10);
    assertThat(run.dropped(DropCause.SCHEDULE_NOT_KEPT)).isEqualTo(10_000 - run.sent.size());
    assertThat(run.dropped(DropCause.MAX_IN_FLIGHT)).isZero();
    assertThat(run.dropped()).as("told at once").hasSize(1);
  }

  @Test
  void whatWasDueWhenItWasStoppedIsToldAndNoMore() {
    run.sendingFor(Duration.ofMillis(10));
    LoadDriver driver = run.driver(load(constant(1_000)));
    run.whenSent(100, driver::stop);
    driver.start();
    run.advanceMillis(30_000);
    driver.change(load(constant(1)));
    driver.tellUnsent();
    driver.tellUnsent();
    assertThat(run.sent).hasSize(100);
    assertThat(run.dropped(DropCause.SCHEDULE_NOT_KEPT))
        .as("within the first second")
        .isEqualTo(900);
    assertThat(run.dropped()).containsExactly(0.1);
  }

  @Test
  void aClockThatJumpsOverTheEndOfTheWindowSendsNothingMore() {
    LoadDriver driver = run.driver(load(constant(100)));
    driver.start();
    run.advanceMillis(1_995);
    run.time.pass(Duration.ofMinutes(1).toNanos());
    run.advanceMillis(1_000);
    driver.stop();
    driver.tellUnsent();
    assertThat(run.sent).hasSize(200);
    assertThat(run.dropped(DropCause.SCHEDULE_NOT_KEPT)).isEqualTo(800);
    assertThat(run.dropped()).containsExactly(2.0);
  }

  @Test
  void whatWasDueBeforeArrivalsChangedIsTold() {
    run.sendingFor(Duration.ofMillis(10));
    LoadDriver driver = run.driver(load(constant(1_000)));
    run.whenSent(100, () -> run.time.at(0, () -> driver.change(load(constant(1)))));
    driver.start();
    run.advanceMillis(30_000);
    assertThat(run.dropped(DropCause.SCHEDULE_NOT_KEPT)).isBetween(890L, 910L);
    assertThat(run.sent).hasSizeBetween(109, 112);
  }

  @Test
  void arrivalsThatFindNoRoomAreToldTogether() {
    run.driver(load(new Arrivals.Once(1_000_000), 10)).start();
    run.advanceMillis(100);
    assertThat(run.sent).hasSize(10);
    assertThat(run.dropped(DropCause.MAX_IN_FLIGHT)).isEqualTo(999_990);
    assertThat(run.dropped()).containsExactly(0.0);
  }

  @Test
  void aClientThatCannotKeepUpDoesNotHoldUpTimers() {
    List<Double> lateness = new ArrayList<>();
    for (long second = 1; second < 10; second++) {
      long due = DriverFixture.START + second * Starts.SECOND;
      run.time.at(due, () -> lateness.add((run.time.nanos() - due) / 1e9));
    }
    run.sendingFor(Duration.ofMillis(10));
    run.driver(load(constant(1_000))).start();
    run.advanceMillis(10_000);
    assertThat(lateness).hasSize(9).allMatch(late -> late < 0.03);
  }

  @Test
  void changedArrivalsBeginAnewAtTheChange() {
    LoadDriver driver = run.driver(load(constant(1)));
    driver.start();
    run.advanceMillis(2_300);
    driver.change(load(new Arrivals.Bursts(2, Duration.ofSeconds(3), 100)));
    run.advanceMillis(60_000);
    assertThat(run.intended()).containsExactly(0.0, 1.0, 2.0, 5.3, 5.3, 8.3, 8.3);
    assertThat(run.sentAt).isEqualTo(run.intended());
  }

  @Test
  void changedRequestsKeepTheirRhythm() {
    LoadDriver driver = run.driver(load(constant(1)));
    driver.start();
    run.advanceMillis(1_500);
    Request changed = new Request(HttpMethod.GET, "/other", 0, true, false, 1, Map.of());
    driver.change(new Load("a", constant(1), changed, 3, BodyHandling.CLOSE, null, Duration.ZERO));
    run.advanceMillis(2_500);
    assertThat(run.intended()).containsExactly(0.0, 1.0, 2.0);
    assertThat(run.dropped()).as("by the changed cap").containsExactly(3.0, 4.0);
    assertThat(run.sent)
        .extracting(sent -> sent.url().getPath())
        .containsExactly("/", "/", "/other");
    assertThat(run.sent)
        .extracting(sent -> sent.caller().body())
        .containsExactly(null, null, BodyHandling.CLOSE);
    assertThat(run.sent).extracting(PooledRequest::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void arrivalsBeyondAllTimeAreNotSentAtOnce() {
    double almostAllTime = Long.MAX_VALUE - DriverFixture.START / 5.0;
    run.driver(load(constant(Starts.SECOND / almostAllTime))).start();
    run.advanceMillis(20_000);
    assertThat(run.sent).hasSize(1);
  }

  @Test
  void poissonArrivalsAreThoseOfTheScheduleWithTheRunsSeed() {
    Arrivals arrivals = new Arrivals.Poisson(3, 0);
    run.driver(load(arrivals)).start();
    run.advanceMillis(20_000);
    List<Long> expected = Starts.before(ArrivalSchedule.of(arrivals, 1), 10 * Starts.SECOND);
    assertThat(run.intended()).isEqualTo(expected.stream().map(nanos -> nanos / 1e9).toList());
    assertThat(IntStream.range(0, run.sent.size()))
        .allMatch(i -> run.sentAt.get(i).equals(run.intended().get(i)));
  }

  private static Arrivals constant(double rate) {
    return new Arrivals.Constant(rate, 0);
  }
}
