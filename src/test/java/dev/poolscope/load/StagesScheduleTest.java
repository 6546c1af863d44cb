package dev.poolscope.load;

import static dev.poolscope.load.Starts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StagesScheduleTest extends ArrivalScheduleContract {
  @Override
  Arrivals ending() {
    return stages(0, stage(2_000, 100), stage(500, 0), stage(1_000, 0), stage(3_000, 50));
  }

  @Override
  Arrivals extreme() {
    return stages(1e6, stage(86_400_000, 1e6), stage(86_400_000, 0));
  }

  @Test
  void aRampUpFollowsTheSquareRoot() {
    List<Long> starts = Starts.all(schedule(stages(0, stage(10_000, 10))));
    assertThat(starts).hasSize(50);
    for (int k = 1; k <= 50; k++) {
      // The area under the rate t per second is t²/2.
      assertNear(starts.get(k - 1), Math.sqrt(2.0 * k));
    }
  }

  @Test
  void aRampDownFollowsTheOtherBranch() {
    List<Long> starts = Starts.all(schedule(stages(10, stage(10_000, 0))));
    assertThat(starts).hasSize(50);
    for (int k = 1; k <= 50; k++) {
      assertNear(starts.get(k - 1), 10 - Math.sqrt(100 - 2.0 * k));
    }
  }

  @Test
  void anEvenRateIsEven() {
    List<Long> starts = Starts.all(schedule(stages(4, stage(2_500, 4))));
    assertThat(starts)
        .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(k -> k * SECOND / 4).toList());
  }

  @Test
  void theAreaUnderTheRateIsTheNumberOfRequests() {
    Arrivals arrivals =
        stages(0, stage(1_000, 100), stage(2_000, 100), stage(500, 20), stage(1_500, 0));
    List<Long> starts = Starts.all(schedule(arrivals));
    assertThat(starts).hasSize(50 + 200 + 30 + 15);
    assertThat(starts).filteredOn(start -> start <= SECOND).hasSize(50);
    assertThat(starts).filteredOn(start -> start > SECOND && start <= 3 * SECOND).hasSize(200);
    assertThat(starts).filteredOn(start -> start > 3.5 * SECOND).hasSize(15);
  }

  @Test
  void whatAStageLeavesOverIsDueInTheNext() {
    // One and a half in the first second, so the second request is due halfway to the third.
    List<Long> starts = Starts.all(schedule(stages(1.5, stage(1_000, 1.5), stage(1_000, 1.5))));
    assertThat(starts).containsExactly(666_666_667L, 1_333_333_333L, 2_000_000_000L);
  }

  @Test
  void nothingIsDueWhileTheRateIsZero() {
    List<Long> starts =
        Starts.all(schedule(stages(2, stage(1_000, 2), stage(1, 0), stage(9_999, 0), stage(1, 2))));
    assertThat(starts).hasSize(2).last().isEqualTo(SECOND);
    assertThat(Starts.all(schedule(stages(0, stage(5_000, 0), stage(2_000, 1)))))
        .containsExactly(7 * SECOND);
  }

  @Test
  void aRequestDueAtTheEndOfAStageIsNotLostToRounding() {
    for (int requests = 1; requests <= 100; requests++) {
      assertThat(Starts.all(schedule(new Arrivals.Stages(1, tenths(requests)))))
          .hasSize(requests)
          .last()
          .isEqualTo(requests * SECOND);
    }
  }

  @Test
  void aRequestDueAtTheEndOfAStageDoesNotWaitForAPauseToPass() {
    for (int requests = 1; requests <= 99; requests++) {
      List<Arrivals.Stage> stages = new ArrayList<>();
      for (int i = 0; i < 5 * requests; i++) {
        stages.addAll(List.of(stage(100, 2), stage(100, 0)));
      }
      stages.addAll(List.of(stage(3_600_000, 0), stage(1_000, 9)));
      long end = requests * SECOND;
      assertThat(Starts.all(schedule(new Arrivals.Stages(0, stages))))
          .as("%d requests", requests)
          .filteredOn(start -> start <= end)
          .hasSize(requests);
    }
  }

  /// Ten stages for each request; tenths do not add up to a whole number as doubles do.
  private static List<Arrivals.Stage> tenths(int requests) {
    return Collections.nCopies(10 * requests, stage(100, 1));
  }

  private static Arrivals stages(double startRate, Arrivals.Stage... stages) {
    return new Arrivals.Stages(startRate, List.of(stages));
  }

  private static Arrivals.Stage stage(long millis, double rate) {
    return new Arrivals.Stage(Duration.ofMillis(millis), rate);
  }

  private static void assertNear(long nanos, double seconds) {
    assertThat(nanos).isBetween(Math.round(seconds * SECOND) - 1, Math.round(seconds * SECOND) + 1);
  }
}
