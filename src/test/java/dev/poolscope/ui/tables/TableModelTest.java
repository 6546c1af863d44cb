package dev.poolscope.ui.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableModelTest {
  private final FakeRun run = FakeRun.small();
  private final RunView view = new RunView(run.recording());
  private final Deque<Runnable> searches = new ArrayDeque<>();
  private final FxExecutor work =
      new FxExecutor(searches::add, Runnable::run, e -> fail("unexpected", e));
  private final TableModel model = new TableModel(view, run.connections, work);

  @Test
  void showsAllRowsUntilFiltered() {
    pulse();
    assertThat(shown()).containsExactly(0, 1, 2);
    model.filterProperty().set("host == a");
    search();
    assertThat(shown()).containsExactly(0, 2);
  }

  @Test
  void keepsTheRowsOfTheLastRightFilterWhileItIsWrong() {
    model.filterProperty().set("host == a");
    search();
    model.filterProperty().set("host = b");
    search();
    assertThat(model.problemProperty().get()).isNotNull();
    assertThat(shown()).containsExactly(0, 2);
    model.filterProperty().set("host == b");
    search();
    assertThat(model.problemProperty().get()).isNull();
    assertThat(shown()).containsExactly(1);
  }

  @Test
  void showsWhatLivedWithinTheRange() {
    view.rangeProperty().set(new TimeRange(1_500_000_000L, 1_900_000_000L));
    search();
    assertThat(shown()).containsExactly(1);
    view.rangeProperty().set(new TimeRange(5_000_000_000L, 6_000_000_000L));
    search();
    assertThat(shown()).containsExactly(2);
  }

  @Test
  void saysWhetherRangeOrFilterLeavesNoRows() {
    pulse();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.NONE);
    model.filterProperty().set("host == none");
    search();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.FILTER);
    view.rangeProperty().set(new TimeRange(1_500_000_000L, 1_900_000_000L));
    search();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.FILTER);
    model.filterProperty().set("host == a");
    search();
    assertThat(shown()).isEmpty();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.BOTH);
    view.rangeProperty().set(new TimeRange(0, 1_000_000L));
    search();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.RANGE);
    model.filterProperty().set("");
    search();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.RANGE);
    view.rangeProperty().set(null);
    search();
    assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.NONE);
    assertThat(shown()).hasSize(3);
  }

  @Test
  void sortsByTheColumnsGiven() {
    model.sort(List.of(new SortKey(run.connections.column("host"), true)));
    search();
    assertThat(shown()).containsExactly(1, 0, 2);
    model.sort(List.of());
    search();
    assertThat(shown()).containsExactly(0, 1, 2);
  }

  @Test
  void anOldSearchIsForgottenWhenAnotherBegins() {
    model.filterProperty().set("host == a");
    model.filterProperty().set("host == b");
    search();
    assertThat(shown()).containsExactly(1);
  }

  @Test
  void looksAgainOnlyWhenThereIsSomethingNew() {
    pulse();
    model.pulse();
    assertThat(searches).isEmpty();
    run.connection(4, "b", 4_000_000_000L, -1, "");
    pulse();
    assertThat(shown()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aFilterSeesWhatHasChangedInOldRows() {
    model.filterProperty().set("closed");
    search();
    assertThat(shown()).containsExactly(0, 1);
    run.connections.set(2, 8, 5_000_000_000L);
    run.event(5_000_000_000L, "CONNECTION_CLOSED", "a", 3, 0, "IDLE_TIMEOUT");
    pulse();
    assertThat(shown()).containsExactly(0, 1, 2);
  }

  @Test
  void showsAFrozenViewAsOfItsInstant() {
    view.followingProperty().set(false);
    view.showUpTo(1_010_000_000L);
    pulse();
    assertThat(shown()).containsExactly(0);
  }

  @Test
  void rowsAndSelectionsStandForEachOther() {
    assertThat(Rows.selected(run.connections.row(1))).isEqualTo(new Selected.Connection(2));
    assertThat(Rows.row(run.connections, new Selected.Connection(2))).isEqualTo(1);
    assertThat(Rows.row(run.requests, new Selected.Connection(2))).isEqualTo(-1);
    assertThat(Rows.selected(run.picks.row(0))).isEqualTo(new Selected.Pick(1));
    assertThat(Rows.connection(view.recording(), run.picks.row(0))).isEqualTo(1);
    assertThat(Rows.localPort(view.recording(), 2)).isEqualTo(40_002);
    int ended = run.events.size() - 1;
    assertThat(Rows.selected(run.events.row(ended))).isEqualTo(new Selected.Request(4));
    assertThat(Rows.selected(run.events.row(0))).isEqualTo(new Selected.Connection(1));
  }

  @Test
  void writesPortsAsWiresharkReadsThem() {
    assertThat(WiresharkFilter.of(List.of(54321L))).isEqualTo("tcp.port == 54321");
    assertThat(WiresharkFilter.of(List.of(1L, 2L))).isEqualTo("tcp.port in {1, 2}");
    assertThat(WiresharkFilter.of(List.of())).isEmpty();
  }

  @Test
  void cellsAreReadable() {
    assertThat(CellFormat.of(run.connections.column("closed_ns"), 1)).isEqualTo("3,153.000");
    assertThat(CellFormat.of(run.connections.column("closed_ns"), 2)).isEmpty();
    assertThat(CellFormat.of(run.connections.column("local_port"), 0)).isEqualTo("40001");
    assertThat(CellFormat.of(run.connections.column("bytes_in"), 1)).isEqualTo("8,642");
  }

  private void pulse() {
    model.pulse();
    search();
  }

  private void search() {
    while (!searches.isEmpty()) {
      searches.poll().run();
    }
  }

  private int[] shown() {
    return model.orderProperty().get().toArray();
  }
}
