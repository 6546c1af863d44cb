package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void tenSecondsOverAThousandPixelsHaveOneNameEachSecond() {
    TimeAxis axis = new TimeAxis(new TimeRange(0, 10 * SECOND), 100, 1000);
    List<Ticks.Tick> ticks = Ticks.of(axis, 74);
    assertThat(ticks).hasSize(11);
    assertThat(ticks.get(3)).isEqualTo(new Ticks.Tick(3 * SECOND, "3 s"));
    assertThat(axis.x(ticks.get(3).nanos())).isEqualTo(400);
  }

  @Test
  void ticksBeginWithinTheRangeAndAreNeverCloserThanAsked() {
    TimeAxis axis = new TimeAxis(new TimeRange(1_234_567, 2_345_678), 0, 700);
    List<Ticks.Tick> ticks = Ticks.of(axis, 80);
    assertThat(ticks.getFirst().nanos()).isGreaterThanOrEqualTo(1_234_567);
    for (int i = 1; i < ticks.size(); i++) {
      double gap = axis.x(ticks.get(i).nanos()) - axis.x(ticks.get(i - 1).nanos());
      assertThat(gap).isGreaterThanOrEqualTo(80);
      assertThat(ticks.get(i).label()).isNotEqualTo(ticks.get(i - 1).label());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5000000000, 1000000000, 5 s",
    "5500000000, 500000000, 5.5 s",
    "5020000000, 20000000, 5.02 s",
    "1234560000, 10000, 1.23456 s",
    "120000000000, 20000000000, 120 s"
  })
  void labelsHaveTheDigitsOfTheirStep(long nanos, long step, String label) {
    assertThat(Ticks.label(nanos, step)).isEqualTo(label);
  }

  @Test
  void anAxisFindsTheInstantOfAPixelAgain() {
    TimeAxis axis = new TimeAxis(new TimeRange(2 * SECOND, 4 * SECOND), 118, 400);
    assertThat(axis.nanos(axis.x(3 * SECOND))).isEqualTo(3 * SECOND);
    assertThat(axis.nanos(0)).isEqualTo(2 * SECOND);
    assertThat(axis.nanos(5000)).isEqualTo(4 * SECOND);
  }
}
