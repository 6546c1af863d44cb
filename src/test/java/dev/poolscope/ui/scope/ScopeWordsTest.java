package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolscope.model.FailureKind;
import dev.poolscope.ui.plot.Legend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No words of the scope lie over others.
class ScopeWordsTest {
  /// As wide as the letters of the numbers are.
  private static final double LETTER = 6.95;

  private static final double ROOM =
      ScopeLayout.of(1280, 720, 1, new ScopeLayout.Contents(1, 0, 0, Set.of(), 1, false, 0))
              .plotLeft()
          - 24
          - 8;

  @ParameterizedTest
  @CsvSource({
    "1, 45350, :45350",
    "12248, 45350, :45350",
    "104215, 49872, :49872",
    "10421549, 49872, ''",
    "7, 0, ''"
  })
  void aPortStandsOnlyWhereItDoesNotTouchTheNumber(long connection, long port, String shown) {
    LaneWords words = LaneWords.of(connection, port, ROOM, text -> LETTER * text.length());
    assertThat(words).isEqualTo(new LaneWords("C" + connection, shown));
  }

  @Test
  void labelsOfLimitsCloseToEachOtherAreStacked() {
    List<LimitLabels.Label> wanted =
        List.of(label("low", 70), label("high", 31), label("higher", 30), label("lowest", 71));
    assertThat(LimitLabels.apart(wanted, 13, 80))
        .containsExactly(label("higher", 30), label("high", 43), label("low", 70));
  }

  @Test
  void aLabelWithoutRoomIsItsNumber() {
    List<String> ways = List.of("MaxConnsPerHost 30", "30");
    assertThat(LimitLabels.firstThatFits(ways, way -> way.length() < 30)).endsWith("Host 30");
    assertThat(LimitLabels.firstThatFits(ways, way -> way.length() < 5)).isEqualTo("30");
    assertThat(LimitLabels.firstThatFits(ways, way -> way.isBlank())).isEmpty();
  }

  @Test
  void theLegendHasWhatIsDrawn() {
    assertThat(ScopePainter.items(false, false, true)).contains(Legend.Item.TIME_WAIT);
    assertThat(ScopePainter.items(true, false, false))
        .startsWith(Legend.Item.STANDSTILL)
        .doesNotContain(Legend.Item.TIME_WAIT);
  }

  private static LimitLabels.Label label(String words, double middle) {
    return new LimitLabels.Label(words, middle);
  }

  @Test
  void failuresAreNamedByKindAsFarAsThereIsRoom() {
    Map<FailureKind, Long> counts = new LinkedHashMap<>();
    counts.put(FailureKind.REFUSED, 100_000L);
    assertThat(FailedInWords.of(counts)).isEqualTo("100,000 refused");
    counts.put(FailureKind.TIMEOUT_WAITING_CONN, 7L);
    assertThat(FailedInWords.of(counts, _ -> true))
        .isEqualTo("100,000 refused, 7 timed out waiting");
    assertThat(FailedInWords.of(counts, words -> words.length() < 25))
        .isEqualTo("100,000 refused, 7 other");
    assertThat(FailedInWords.of(counts, words -> words.length() < 20)).isEqualTo("100,007 failed");
    assertThat(FailedInWords.of(Map.of(), _ -> true)).isEmpty();
  }

  @Test
  void onlyBandsWithFailuresHaveARowOfThem() {
    ScopeLayout none =
        ScopeLayout.of(1280, 720, 1, new ScopeLayout.Contents(3, 0, 0, Set.of(), 1, false, 0));
    ScopeLayout one =
        ScopeLayout.of(1280, 720, 1, new ScopeLayout.Contents(3, 0, 0, Set.of(1), 1, false, 0));
    assertThat(none.bandsContent()).isCloseTo(3 * none.bandHeight(), within(1e-6));
    assertThat(one.bandsContent())
        .isCloseTo(3 * one.bandHeight() + one.failuresHeight(), within(1e-6));
    assertThat(one.bandTop(1, 0) - one.bandTop(0, 0)).isCloseTo(one.bandHeight(), within(1e-6));
    assertThat(one.bandTop(2, 0) - one.bandTop(1, 0))
        .isCloseTo(one.bandHeight() + one.failuresHeight(), within(1e-6));
  }

  @Test
  void theBoxOfValuesLiesOverNoBandAndNotOverTheLaneRead() {
    ScopeLayout layout =
        ScopeLayout.of(
            746, 430, 1, new ScopeLayout.Contents(2, 0, 0, Set.of(), 1, false, 1_000_000));
    for (double pointer = -1; pointer < layout.height(); pointer++) {
      double top = OverlayRenderer.boxTop(layout, pointer, 90);
      assertThat(top).as("pointer at %s", pointer).isGreaterThanOrEqualTo(layout.lanes().top());
      assertThat(top + 90).as("pointer at %s", pointer).isLessThanOrEqualTo(layout.height());
    }
    double high = layout.lanes().top() + 4;
    assertThat(OverlayRenderer.boxTop(layout, high, 90)).isGreaterThan(high + 10);
    double low = layout.height() - 4;
    assertThat(OverlayRenderer.boxTop(layout, low, 90) + 90).isLessThan(low - 10);
  }
}
