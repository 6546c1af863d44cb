package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GivenScheduleTest extends ArrivalScheduleContract {
  private static final Arrivals.Given SOME = given(3, 3, 5, 9, 9, 9);

  private static Arrivals.Given given(int... millis) {
    return new Arrivals.Given(IntStream.of(millis).mapToObj(Duration::ofMillis).toList());
  }

  @Override
  Arrivals ending() {
    return SOME;
  }

  @Override
  Arrivals extreme() {
    return new Arrivals.Given(Collections.nCopies(20_000, Duration.ofDays(1)));
  }

  @Test
  void eachIsDueAtItsInstant() {
    assertThat(Starts.all(schedule(SOME)))
        .containsExactly(3_000_000L, 3_000_000L, 5_000_000L, 9_000_000L, 9_000_000L, 9_000_000L);
  }

  @Test
  void theMostWithinAStretchAreThoseOfItsDensest() {
    assertThat(SOME.mostWithin(Duration.ZERO)).isEqualTo(3);
    assertThat(SOME.mostWithin(Duration.ofMillis(3))).isEqualTo(3);
    assertThat(SOME.mostWithin(Duration.ofMillis(4))).isEqualTo(4);
    assertThat(SOME.mostWithin(Duration.ofDays(1))).isEqualTo(6);
    assertThat(new Arrivals.Given(List.of(Duration.ZERO)).mostWithin(Duration.ZERO)).isEqualTo(1);
  }
}
