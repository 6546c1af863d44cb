package dev.poolscope.ui.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.fx.Watchdog;
import dev.poolscope.ui.session.RunView;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A table of a million events, each with a detail of its own, holds up nobody.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class MillionRowsTest {
  private static final int ROWS = MillionRows.COUNT;

  /// Some screens full of cells; a sort or a filter that read every row would read a million.
  private static final long MOST_CELLS = 5_000;

  private final MillionRows rows = new MillionRows();
  private FxExecutor work;
  private TablesView tables;
  private FxRobot robot;
  private Watchdog watchdog;

  @Start
  void start(Stage stage) {
    work = new FxExecutor(e -> fail("unexpected", e));
    tables = new TablesView(new RunView(rows.recording()), work);
    Scene scene = new Scene(tables, 880, 400);
    new Themes().apply(scene);
    stage.setScene(scene);
    stage.setX(50);
    stage.setY(50);
    stage.show();
    robot = new FxRobot();
    watchdog = new Watchdog(Thread.currentThread(), List.of());
  }

  @AfterEach
  void stop() throws InterruptedException {
    robot.interact(tables::dispose);
    work.close();
    assertThat(watchdog.end()).isEmpty();
  }

  @Test
  void sortingAndFilteringDetailsHoldUpNobody() throws Exception {
    open();
    TableColumn<Integer, ?> detail = events().getColumns().getLast();
    readsFewCells(
        () -> {
          robot.interact(() -> events().getSortOrder().setAll(List.of(detail)));
          until(() -> events().getItems().get(1) != 1);
          robot.interact(() -> events().getSortOrder().clear());
          until(() -> events().getItems().get(1) == 1);
        });
    readsFewCells(
        () -> {
          robot.interact(() -> filter().setText("detail contains \"=1999\" "));
          until(() -> events().getItems().size() == ROWS / 1000);
          robot.interact(() -> filter().setText(""));
          until(() -> events().getItems().size() == ROWS);
        });
  }

  @Test
  void selectingAllSaysWhatToDoInstead() throws Exception {
    open();
    robot.interact(
        () -> {
          events().requestFocus();
          events().getSelectionModel().clearAndSelect(5);
        });
    for (KeyCode[] keys :
        new KeyCode[][] {{KeyCode.CONTROL, KeyCode.A}, {KeyCode.SHIFT, KeyCode.END}}) {
      readsFewCells(() -> robot.push(keys));
      until(() -> note().startsWith("1,000,000 rows are too many to select at once"));
      assertThat(events().getSelectionModel().getSelectedIndices()).containsExactly(5);
    }
    robot.interact(() -> filter().setText("seq < 2000"));
    until(() -> events().getItems().size() == 2000);
    robot.interact(() -> events().requestFocus());
    readsFewCells(() -> robot.push(KeyCode.CONTROL, KeyCode.A));
    until(() -> selected() == 2000);
    TableColumn<Integer, ?> detail = events().getColumns().getLast();
    robot.interact(() -> filter().setText(""));
    until(() -> events().getItems().size() == ROWS);
    readsFewCells(
        () -> {
          robot.interact(() -> events().getSortOrder().setAll(List.of(detail)));
          until(() -> events().getItems().get(1) != 1);
          robot.interact(() -> events().getSortOrder().clear());
          until(() -> events().getItems().get(1) == 1);
        });
    until(() -> selected() == 2000);
  }

  private void open() throws TimeoutException {
    Pulses.settle(robot, tables.getScene());
    robot.clickOn("#tab-events");
    until(() -> events().getItems().size() == ROWS);
    Pulses.settle(robot, tables.getScene());
  }

  /// Does something for which the application thread must not look through the rows.
  private void readsFewCells(Action action) throws Exception {
    long before = rows.cellsRead();
    action.run();
    assertThat(rows.cellsRead() - before).isLessThan(MOST_CELLS);
  }

  private TextField filter() {
    return robot.lookup("#filter-events").query();
  }

  /// How many rows are selected, asked where nobody is in the middle of selecting.
  private int selected() {
    TableView<Integer> table = events();
    return WaitForAsyncUtils.waitForAsyncFx(
        TimeUnit.SECONDS.toMillis(60), () -> table.getSelectionModel().getSelectedIndices().size());
  }

  private String note() {
    return robot.lookup("#tables-note").<Label>query().getText();
  }

  private interface Action {
    void run() throws Exception;
  }

  @SuppressWarnings("unchecked")
  private TableView<Integer> events() {
    return (TableView<Integer>) robot.lookup("#table-events").query();
  }

  private void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
  }
}
