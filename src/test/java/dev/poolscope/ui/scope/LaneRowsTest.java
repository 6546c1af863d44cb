package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneRowsTest {
  private final LaneRows rows = new LaneRows(new int[] {2, 0, 3});

  @Test
  void eachHostWithConnectionsHasAHeadingAndThem() {
    assertThat(rows.lines()).isEqualTo(7);
    assertThat(rows.connections()).isEqualTo(5);
    assertThat(rows.at(0)).isEqualTo(new LaneRows.Place(0, LaneRows.Place.HEADING));
    assertThat(rows.at(2)).isEqualTo(new LaneRows.Place(0, 1));
    assertThat(rows.at(3)).isEqualTo(new LaneRows.Place(2, LaneRows.Place.HEADING));
    assertThat(rows.at(6)).isEqualTo(new LaneRows.Place(2, 2));
    assertThat(rows.at(7)).isNull();
    assertThat(rows.at(-1)).isNull();
  }

  @Test
  void aPlaceIsFoundAgainInItsLine() {
    for (int line = 0; line < rows.lines(); line++) {
      LaneRows.Place place = rows.at(line);
      assertThat(place).isNotNull();
      if (place != null) {
        assertThat(rows.lineOf(place)).isEqualTo(line);
      }
    }
    assertThat(rows.lineOf(new LaneRows.Place(0, 2))).isNegative();
  }
}
