package dev.poolscope.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void tenSecondsOverAThousandPixelsHaveOneNameEachSecond() {
    List<Ticks.Tick> ticks = Ticks.of(0, 10 * SECOND, 740_000_000);
    assertThat(ticks).hasSize(11);
    assertThat(ticks.get(3)).isEqualTo(new Ticks.Tick(3 * SECOND, "3 s"));
  }

  @Test
  void ticksBeginWithinTheRangeAndAreNeverCloserThanAsked() {
    List<Ticks.Tick> ticks = Ticks.of(1_234_567, 2_345_678, 127_000);
    assertThat(ticks.getFirst().nanos()).isGreaterThanOrEqualTo(1_234_567);
    for (int i = 1; i < ticks.size(); i++) {
      long gap = ticks.get(i).nanos() - ticks.get(i - 1).nanos();
      assertThat(gap).isGreaterThanOrEqualTo(127_000);
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
}
