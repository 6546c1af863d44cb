package dev.poolscope.load;

import static dev.poolscope.load.Starts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstScheduleTest extends ArrivalScheduleContract {
  @Override
  Arrivals ending() {
    return bursts(10, Duration.ofMillis(100), 995);
  }

  @Override
  Arrivals extreme() {
    return new Arrivals.Bursts(1, Duration.ofHours(24), 100_000_000);
  }

  @Test
  void aGapComesBeforeEveryBurstTheFirstIncluded() {
    assertThat(Starts.all(schedule(bursts(2, Duration.ofSeconds(1), 5))))
        .containsExactly(SECOND, SECOND, 2 * SECOND, 2 * SECOND, 3 * SECOND);
  }

  @Test
  void aTenSecondWindowHasNineBurstsASecondApart() {
    Arrivals tenPerSecond = bursts(10, Duration.ofSeconds(1), 100);
    List<Long> starts = Starts.before(schedule(tenPerSecond), 10 * SECOND);
    assertThat(starts).hasSize(90).last().isEqualTo(9 * SECOND);
  }

  @Test
  void aBurstBeyondAllTimeNeverComes() {
    BurstSchedule schedule = new BurstSchedule(1, Long.MAX_VALUE / 3, 10);
    assertThat(Starts.all(schedule)).hasSize(3);
    assertThat(schedule.next()).isEqualTo(ArrivalSchedule.END);
  }

  private static Arrivals bursts(int size, Duration gap, int requests) {
    return new Arrivals.Bursts(size, gap, requests);
  }
}
