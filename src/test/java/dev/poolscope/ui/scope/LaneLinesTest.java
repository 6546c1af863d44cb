package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneLinesTest {
  private final LaneLines rows = new LaneLines(new int[] {2, 0, 3});

  @Test
  void eachHostWithConnectionsHasAHeadingAndThem() {
    assertThat(rows.lines()).isEqualTo(7);
    assertThat(rows.connections()).isEqualTo(5);
    assertThat(rows.at(0)).isEqualTo(new LaneLines.Place(0, LaneLines.Place.HEADING));
    assertThat(rows.at(2)).isEqualTo(new LaneLines.Place(0, 1));
    assertThat(rows.at(3)).isEqualTo(new LaneLines.Place(2, LaneLines.Place.HEADING));
    assertThat(rows.at(6)).isEqualTo(new LaneLines.Place(2, 2));
    assertThat(rows.at(7)).isNull();
    assertThat(rows.at(-1)).isNull();
  }

  @Test
  void aPlaceIsFoundAgainInItsLine() {
    for (int line = 0; line < rows.lines(); line++) {
      LaneLines.Place place = rows.at(line);
      assertThat(place).isNotNull();
      if (place != null) {
        assertThat(rows.lineOf(place)).isEqualTo(line);
      }
    }
    assertThat(rows.lineOf(new LaneLines.Place(0, 2))).isNegative();
  }
}
