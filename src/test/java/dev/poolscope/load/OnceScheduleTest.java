package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import org.junit.jupiter.api.Test;

class OnceScheduleTest extends ArrivalScheduleContract {
  @Override
  Arrivals ending() {
    return new Arrivals.Once(1_000);
  }

  @Override
  Arrivals extreme() {
    return new Arrivals.Once(100_000_000);
  }

  @Test
  void allAreDueAtTheStart() {
    ArrivalSchedule schedule = schedule(new Arrivals.Once(3));
    assertThat(Starts.all(schedule)).containsExactly(0L, 0L, 0L);
  }
}
