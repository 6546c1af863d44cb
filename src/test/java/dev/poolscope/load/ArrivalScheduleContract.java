package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import org.junit.jupiter.api.Test;

/// What holds for every schedule. A subclass names arrivals that come to an end, and may name some
/// that do not.
abstract class ArrivalScheduleContract {
  private static final int MOST = 20_000;

  /// Arrivals that end after some number of requests, fewer than 20,000.
  abstract Arrivals ending();

  /// Arrivals as fast and as many as the experiment file allows.
  abstract Arrivals extreme();

  static ArrivalSchedule schedule(Arrivals arrivals) {
    return ArrivalSchedule.of(arrivals, 42);
  }

  @Test
  void startsNeverDecreaseNorComeBeforeTheBeginning() {
    assertInOrder(schedule(ending()));
    assertInOrder(schedule(extreme()));
  }

  @Test
  void afterTheEndThereIsOnlyTheEnd() {
    ArrivalSchedule schedule = schedule(ending());
    int arrivals = 0;
    while (schedule.next() != ArrivalSchedule.END) {
      assertThat(++arrivals).isLessThan(MOST);
    }
    assertThat(arrivals).isPositive();
    for (int i = 0; i < 100; i++) {
      assertThat(schedule.next()).isEqualTo(ArrivalSchedule.END);
    }
  }

  @Test
  void theSameArrivalsHaveTheSameStarts() {
    ArrivalSchedule one = schedule(ending());
    ArrivalSchedule other = schedule(ending());
    for (int i = 0; i < MOST; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  private static void assertInOrder(ArrivalSchedule schedule) {
    long before = 0;
    for (int i = 0; i < MOST; i++) {
      long next = schedule.next();
      assertThat(next).isGreaterThanOrEqualTo(before);
      before = next;
    }
  }
}
