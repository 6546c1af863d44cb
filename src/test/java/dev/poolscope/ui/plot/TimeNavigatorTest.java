package dev.poolscope.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.TimeRange;
import org.junit.jupiter.api.Test;

class TimeNavigatorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final TimeRange WHOLE = new TimeRange(0, 10 * SECOND);

  @Test
  void zoomingKeepsTheInstantUnderThePointerInItsPlace() {
    TimeRange closer = TimeNavigator.zoom(WHOLE, WHOLE, 4 * SECOND, 0.5);
    assertThat(closer).isEqualTo(new TimeRange(2 * SECOND, 7 * SECOND));
    assertThat(TimeNavigator.zoom(closer, WHOLE, 4 * SECOND, 2)).isEqualTo(WHOLE);
  }

  @Test
  void zoomingEndsAtTheWholeAndAtTheClosest() {
    TimeRange closest = TimeNavigator.zoom(WHOLE, WHOLE, 4 * SECOND, 1e-12);
    assertThat(closest.nanos()).isEqualTo(TimeNavigator.LEAST_NANOS);
    assertThat(closest.contains(4 * SECOND)).isTrue();
    assertThat(TimeNavigator.zoom(closest, WHOLE, 4 * SECOND, 1e12)).isEqualTo(WHOLE);
  }

  @Test
  void panningStopsAtTheEnds() {
    TimeRange some = new TimeRange(2 * SECOND, 5 * SECOND);
    assertThat(TimeNavigator.pan(some, WHOLE, SECOND))
        .isEqualTo(new TimeRange(3 * SECOND, 6 * SECOND));
    assertThat(TimeNavigator.pan(some, WHOLE, -9 * SECOND)).isEqualTo(new TimeRange(0, 3 * SECOND));
    assertThat(TimeNavigator.pan(some, WHOLE, 99 * SECOND))
        .isEqualTo(new TimeRange(7 * SECOND, 10 * SECOND));
  }

  @Test
  void theViewGoesWithThePresentOnlyIfItWasInSight() {
    TimeRange some = new TimeRange(2 * SECOND, 4 * SECOND);
    assertThat(TimeNavigator.withPresent(some, WHOLE, 3 * SECOND, 3_500_000_000L)).isEqualTo(some);
    assertThat(TimeNavigator.withPresent(some, WHOLE, 3 * SECOND, 5 * SECOND).contains(5 * SECOND))
        .isTrue();
    assertThat(TimeNavigator.withPresent(some, WHOLE, 6 * SECOND, 7 * SECOND)).isEqualTo(some);
  }

  @Test
  void aLongWindowGrowsInSteps() {
    long hour = 3600 * SECOND;
    assertThat(TimeNavigator.whole(hour, 3 * SECOND, false).toNanos()).isEqualTo(10 * SECOND);
    assertThat(TimeNavigator.whole(hour, 11 * SECOND, false).toNanos()).isEqualTo(20 * SECOND);
    assertThat(TimeNavigator.whole(5 * SECOND, SECOND, false).toNanos()).isEqualTo(5 * SECOND);
    assertThat(TimeNavigator.whole(hour, 11 * SECOND, true).toNanos()).isEqualTo(11 * SECOND);
  }
}
