package dev.poolscope.load;

import static dev.poolscope.load.Starts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import org.junit.jupiter.api.Test;

class ConstantScheduleTest extends ArrivalScheduleContract {
  @Override
  Arrivals ending() {
    return new Arrivals.Constant(333, 1_000);
  }

  @Override
  Arrivals extreme() {
    return new Arrivals.Constant(1e6, 0);
  }

  @Test
  void theFirstIsDueAtOnceAndTheOthersAtEvenIntervals() {
    assertThat(Starts.all(schedule(new Arrivals.Constant(4, 4))))
        .containsExactly(0L, SECOND / 4, SECOND / 2, 3 * SECOND / 4);
  }

  @Test
  void aWindowOfTenSecondsHasTenTimesTheRate() {
    assertThat(Starts.before(schedule(new Arrivals.Constant(300, 0)), 10 * SECOND)).hasSize(3_000);
  }

  @Test
  void roundingDoesNotAddUp() {
    ArrivalSchedule schedule = schedule(new Arrivals.Constant(3, 0));
    for (int i = 0; i < 3_000_000; i++) {
      long next = schedule.next();
      if (i % 3 == 0) {
        assertThat(next).isEqualTo(i / 3 * SECOND);
      }
    }
  }

  @Test
  void aRateOfAlmostNothingNeverSendsTheSecond() {
    ArrivalSchedule schedule = schedule(new Arrivals.Constant(1e-12, 0));
    assertThat(schedule.next()).isZero();
    assertThat(schedule.next()).isEqualTo(ArrivalSchedule.END);
  }
}
