package dev.poolscope.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.plot.Legend.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegendTest {
  private static final List<Item> ITEMS =
      List.of(Item.DIALING, Item.WAITING, Item.TIME_WAIT, Item.PEER_CLOSED, Item.TLS);

  @Test
  void allWordsWhereThereIsRoom() {
    assertThat(place(1000))
        .extracting(Legend.Placed::label)
        .containsExactly(
            "dialing", "waiting for a connection", "TIME_WAIT", "idle, peer closed", "TLS");
  }

  @Test
  void fewerWordsBeforeAnItemIsLeftOut() {
    assertThat(place(500))
        .extracting(Legend.Placed::label)
        .containsExactly("dialing", "waiting", "TIME_WAIT", "peer closed", "TLS");
  }

  @Test
  void theMostImportantStayAndNoneLiesOverAnother() {
    List<Legend.Placed> placed = place(300);
    assertThat(placed)
        .extracting(Legend.Placed::item)
        .containsExactly(Item.DIALING, Item.WAITING, Item.TIME_WAIT);
    for (int i = 1; i < placed.size(); i++) {
      double end = placed.get(i - 1).x() + 7 * placed.get(i - 1).label().length();
      assertThat(placed.get(i).x()).isGreaterThan(end);
    }
  }

  @Test
  void aSecondRowTakesWhatTheFirstHasNoRoomFor() {
    List<List<Legend.Placed>> rows =
        new Legend.Row(0, 400, 1, text -> 7 * text.length()).place(ITEMS, 2);
    assertThat(rows.getFirst())
        .extracting(Legend.Placed::label)
        .containsExactly("dialing", "waiting for a connection", "TIME_WAIT");
    assertThat(rows.getLast())
        .extracting(Legend.Placed::label)
        .containsExactly("idle, peer closed", "TLS");
  }

  @Test
  void asManyRowsAsAllItemsTake() {
    assertThat(rows(1000)).isEqualTo(1);
    assertThat(rows(500)).as("in fewer words").isEqualTo(1);
    assertThat(rows(300)).isEqualTo(2);
    assertThat(rows(100)).as("no more than there may be").isEqualTo(2);
  }

  private static int rows(double right) {
    return new Legend.Row(0, right, 1, text -> 7 * text.length()).rows(ITEMS, 2);
  }

  private static List<Legend.Placed> place(double right) {
    return new Legend.Row(0, right, 1, text -> 7 * text.length()).place(ITEMS, 1).getFirst();
  }
}
