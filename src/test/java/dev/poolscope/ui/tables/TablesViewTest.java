package dev.poolscope.ui.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.NoTooltips;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The tables by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class TablesViewTest {
  /// Low and at the top, so that the longest menu has room below: the headless screen cannot draw
  /// what lies outside of it.
  private static final double STAGE_HEIGHT = 270;

  @TempDir Path directory;
  private final FakeRun run = FakeRun.small();
  private final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();
  private FxExecutor work;
  private RunView view;
  private TablesView tables;
  private FxRobot robot;

  @Start
  void start(Stage stage) {
    work = new FxExecutor(e -> fail("unexpected", e));
    view = new RunView(run.recording());
    tables = new TablesView(view, work, closed::add, name -> directory.resolve(name + ".csv"));
    Scene scene = new Scene(tables, 880, STAGE_HEIGHT);
    Themes themes = new Themes();
    themes.themeProperty().set(Theme.DARK);
    themes.apply(scene);
    NoTooltips.in(tables);
    stage.setScene(scene);
    stage.setWidth(880);
    stage.setHeight(STAGE_HEIGHT);
    stage.setX(50);
    stage.setY(10);
    stage.show();
    robot = new FxRobot();
  }

  @AfterEach
  void stop() {
    robot.interact(tables::dispose);
    work.close();
  }

  @Test
  void filterSelectsRowsAndSaysWhatIsWrong() throws Exception {
    until(() -> rows("connections") == 3);
    robot.clickOn("#filter-connections").write("host == b ");
    until(() -> rows("connections") == 1);
    assertThat(text("#count-connections")).isEqualTo("1 of 3");
    assertThat(node("#problem-connections").isVisible()).isFalse();
    robot.write("&& ");
    until(() -> node("#problem-connections").isVisible());
    assertThat(text("#problem-connections")).contains("ends too early");
    assertThat(rows("connections")).isEqualTo(1);
    robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
    until(() -> rows("connections") == 3);
    assertThat(node("#problem-connections").isVisible()).isFalse();
  }

  @Test
  void noRowsSayWhyAndHowToHaveThemAgain() throws Exception {
    until(() -> rows("connections") == 3);
    robot.interact(
        () -> {
          field().setText("host == a");
          view.rangeProperty().set(new TimeRange(1_500_000_000L, 1_900_000_000L));
        });
    until(() -> rows("connections") == 0 && node("#empty-range-connections").isVisible());
    assertThat(text("#empty-connections"))
        .isEqualTo("Some rows pass the filter host == a, but none of them from 1.500 s to 1.900 s");
    robot.clickOn("#empty-range-connections");
    until(() -> rows("connections") == 2);
    robot.interact(() -> field().setText("host == none"));
    until(() -> text("#empty-connections").equals("No rows pass the filter host == none"));
    assertThat(node("#empty-range-connections").isVisible()).isFalse();
    robot.clickOn("#empty-filter-connections");
    until(() -> rows("connections") == 3);
  }

  @Test
  void theReasonOfACloseIsWholeAndInSight() {
    TableView<?> table = (TableView<?>) node("#table-connections");
    List<? extends TableColumn<?, ?>> columns = table.getColumns();
    assertThat(columns.get(2).getId()).isEqualTo("connections-close_reason");
    double end = columns.subList(0, 3).stream().mapToDouble(TableColumn::getWidth).sum();
    assertThat(end).as("beside the form and the numbers at 1366").isLessThan(720);
    for (CloseReason reason : CloseReason.values()) {
      Text words = new Text(reason.name());
      words.setFont(Font.font("JetBrains Mono", 13));
      assertThat(words.getLayoutBounds().getWidth() + 2 * 0.7 * 13)
          .as(reason.name())
          .isLessThan(columns.get(2).getWidth());
    }
  }

  @Test
  void completionOffersWhatMayComeAndHistoryKeepsWhatWasUsed() throws Exception {
    robot.clickOn("#tab-connections").press(KeyCode.CONTROL).type(KeyCode.F);
    robot.release(KeyCode.CONTROL);
    until(() -> node("#filter-connections").isFocused());
    robot.write("hos");
    until(() -> robot.lookup(".auto-complete-popup").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    until(() -> field().getText().equals("host"));
    robot.write(" == a ");
    until(() -> rows("connections") == 2);
    until(() -> robot.lookup(".auto-complete-popup").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup(".auto-complete-popup").tryQuery().isEmpty());
    assertThat(field().getText()).isEqualTo("host == a ");
    robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);
    until(() -> field().getText().isEmpty());
    robot.press(KeyCode.CONTROL).type(KeyCode.UP).release(KeyCode.CONTROL);
    until(() -> field().getText().equals("host == a "));
  }

  @Test
  void aConnectionThatWasNeverOpenedSaysHowItsDialFailed() throws Exception {
    until(() -> rows("connections") == 3);
    run.dialFailures.put(2, FailureKind.REFUSED);
    CellWords words = new CellWords(view);
    assertThat(words.of(run.connections.column(ConnectionColumns.CLOSE_REASON), 2))
        .isEqualTo("dial failed: refused");
    assertThat(words.of(run.connections.column(ConnectionColumns.CLOSE_REASON), 0))
        .isEqualTo("IDLE_TOTAL_LIMIT");
  }

  @Test
  void sortsByMenuAndByWhatHeadingsDo() throws Exception {
    until(() -> rows("connections") == 3);
    sortByMenu("host");
    until(() -> row("connections", 0) == 0 && row("connections", 2) == 1);
    sortByMenu("host");
    until(() -> row("connections", 0) == 1);
    robot.interact(() -> table("connections").getSortOrder().clear());
    until(() -> row("connections", 1) == 1);
  }

  @Test
  void sortsByAClickOnAHeading() throws Exception {
    until(() -> rows("connections") == 3);
    // The cells of a column have the id of their heading.
    Node heading = robot.lookup("#connections-host.column-header").query();
    click(heading);
    until(() -> row("connections", 0) == 0 && row("connections", 2) == 1);
    click(heading);
    until(() -> row("connections", 0) == 1);
    click(heading);
    until(() -> row("connections", 0) == 0 && row("connections", 1) == 1);
  }

  @Test
  void followsAConnectionByKeyAndByMenu() throws Exception {
    until(() -> rows("connections") == 3);
    select("connections", 2);
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    until(() -> rows("requests") == 2);
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Connection(3));
    robot.clickOn("#tab-connections");
    select("connections", 1);
    robot.rightClickOn("#table-connections").clickOn("#follow-connections");
    until(() -> rows("requests") == 1);
    robot.clickOn("#tab-events");
    until(() -> rows("events") == 5);
  }

  @Test
  void copiesRowsAndPorts() throws Exception {
    until(() -> rows("connections") == 3);
    select("connections", 1);
    keys(KeyCode.CONTROL, KeyCode.C);
    until(() -> clipboard().startsWith("connection,host,local_port"));
    assertThat(clipboard().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("2,b,40002,127.0.0.1:8080,http/1.1,false,1020000000,");
    robot.rightClickOn("#table-connections").clickOn("#copy-wireshark-connections");
    until(() -> clipboard().equals("tcp.port == 40002"));
  }

  @Test
  void closesAnOpenConnectionWhileTheRunGoesOn() throws Exception {
    until(() -> rows("connections") == 3);
    select("connections", 0);
    keys(KeyCode.CONTROL, KeyCode.DELETE);
    until(() -> text("#tables-note").contains("it is not open"));
    select("connections", 2);
    keys(KeyCode.CONTROL, KeyCode.DELETE);
    assertThat(closed.poll(60, TimeUnit.SECONDS)).isEqualTo(3);
    until(() -> text("#tables-note").equals("connection 3 was closed by hand"));
    robot.rightClickOn("#table-connections").clickOn("#close-connections");
    assertThat(closed.poll(60, TimeUnit.SECONDS)).isEqualTo(3);
    run.isComplete = true;
    keys(KeyCode.CONTROL, KeyCode.DELETE);
    until(() -> text("#tables-note").contains("the run is over"));
  }

  @Test
  void exportsTheRowsShown() throws Exception {
    until(() -> rows("connections") == 3);
    robot.clickOn("#filter-connections").write("host == b ");
    until(() -> rows("connections") == 1);
    until(() -> robot.lookup(".auto-complete-popup").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup(".auto-complete-popup").tryQuery().isEmpty());
    robot.clickOn("#export-connections");
    Path file = directory.resolve("connections.csv");
    until(() -> Files.exists(file));
    assertThat(Files.readAllLines(file)).hasSize(2).last().asString().startsWith("2,b,40002,");
  }

  @Test
  void showsWhatIsSelectedElsewhereAndKeepsItWhileRowsCome() throws Exception {
    until(() -> rows("connections") == 3);
    robot.interact(() -> view.selectedProperty().set(new Selected.Connection(2)));
    until(() -> table("connections").getSelectionModel().getSelectedIndex() == 1);
    run.connection(4, "b", 4_000_000_000L, -1, "");
    robot.interact(tables::pulse);
    until(() -> rows("connections") == 4);
    assertThat(table("connections").getSelectionModel().getSelectedIndex()).isEqualTo(1);
    sortByMenu("host");
    sortByMenu("host");
    until(() -> table("connections").getSelectionModel().getSelectedIndex() == 0);
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Connection(2));
  }

  /// A click as a mouse makes it. The headless robot marks every one as asking for a menu, and a
  /// heading does not sort then.
  private void click(Node heading) {
    robot.interact(
        () -> {
          heading.fireEvent(mouse(MouseEvent.MOUSE_PRESSED));
          heading.fireEvent(mouse(MouseEvent.MOUSE_RELEASED));
        });
  }

  private static MouseEvent mouse(EventType<MouseEvent> type) {
    boolean down = type == MouseEvent.MOUSE_PRESSED;
    return new MouseEvent(
        type,
        5,
        5,
        5,
        5,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        down,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private void select(String name, int index) {
    robot.interact(
        () -> {
          table(name).requestFocus();
          table(name).getSelectionModel().clearAndSelect(index);
        });
  }

  private void keys(KeyCode... codes) {
    robot.press(codes);
    robot.release(codes);
  }

  private String clipboard() throws Exception {
    String[] text = new String[1];
    robot.interact(() -> text[0] = String.valueOf(Clipboard.getSystemClipboard().getString()));
    return text[0];
  }

  private void sortByMenu(String column) throws TimeoutException {
    robot.rightClickOn("#table-connections");
    robot.clickOn("#sort-connections").clickOn("#sort-connections-" + column);
    until(() -> robot.lookup("#sort-connections").tryQuery().isEmpty());
  }

  private TextField field() {
    return (TextField) node("#filter-connections");
  }

  private int rows(String name) {
    return table(name).getItems().size();
  }

  private int row(String name, int index) {
    return table(name).getItems().get(index);
  }

  @SuppressWarnings("unchecked")
  private TableView<Integer> table(String name) {
    return (TableView<Integer>) node("#table-" + name);
  }

  private String text(String id) {
    return ((Label) node(id)).getText();
  }

  private Node node(String id) {
    return robot.lookup(id).query();
  }

  private void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    Pulses.settle(robot, tables.getScene());
  }
}
