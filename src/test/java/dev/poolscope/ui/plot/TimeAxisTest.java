package dev.poolscope.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.TimeRange;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void anAxisFindsTheInstantOfAPixelAgain() {
    TimeAxis axis = new TimeAxis(new TimeRange(2 * SECOND, 4 * SECOND), 118, 400);
    assertThat(axis.nanos(axis.x(3 * SECOND))).isEqualTo(3 * SECOND);
    assertThat(axis.nanos(0)).isEqualTo(2 * SECOND);
    assertThat(axis.nanos(5000)).isEqualTo(4 * SECOND);
  }

  @Test
  void anInstantIsWhereItsShareOfTheRangeIs() {
    TimeAxis axis = new TimeAxis(new TimeRange(0, 10 * SECOND), 100, 1000);
    assertThat(axis.x(3 * SECOND)).isEqualTo(400);
  }
}
