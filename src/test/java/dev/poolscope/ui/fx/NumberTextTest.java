package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @Test
  void thousandsAreApart() {
    assertThat(NumberText.whole(1_234_567)).isEqualTo("1,234,567");
    assertThat(NumberText.count(1, "row", "rows")).isEqualTo("1 row");
    assertThat(NumberText.count(1_000, "row", "rows")).isEqualTo("1,000 rows");
    assertThat(NumberText.millis(1_020_123_456)).isEqualTo("1,020.123");
  }

  @ParameterizedTest
  @CsvSource({"1234.5, '1,234.5'", "0.0625, 0.063", "3, 3", "-0.0001, 0", "-2.5, -2.5"})
  void decimalsEndWithoutZeros(double number, String text) {
    assertThat(NumberText.decimal(number)).isEqualTo(text);
  }

  @Test
  void differencesHaveTheirSign() {
    assertThat(NumberText.difference(1_234.5)).isEqualTo("+1,234.5");
    assertThat(NumberText.difference(-2)).isEqualTo("-2");
    assertThat(NumberText.difference(0.0001)).isEqualTo("0");
    assertThat(NumberText.percentDifference(12.46)).isEqualTo("+12.5 %");
    assertThat(NumberText.percentDifference(-0.01)).isEqualTo("0.0 %");
  }

  @ParameterizedTest
  @CsvSource({"80000, 80 µs", "1250000, 1.25 ms", "12500000, 12.5 ms", "1240000000, 1.240 s"})
  void durationsHaveTheUnitThatSuitsThem(long nanos, String text) {
    assertThat(NumberText.duration(nanos)).isEqualTo(text);
  }

  @Test
  void instantsHaveTheDigitsThatAPixelCanTell() {
    assertThat(NumberText.instant(5_020_417_000L, 1_000_000)).isEqualTo("5.020 s");
    assertThat(NumberText.instant(5_020_417_000L, 1_000)).isEqualTo("5.020417 s");
  }
}
