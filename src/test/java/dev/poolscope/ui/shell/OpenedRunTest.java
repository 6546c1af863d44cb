package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What can be done in the window with a run, while it goes on and afterwards.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class OpenedRunTest {
  private static final String LIVE =
      """
      schema: poolscope/experiment/v1
      name: live
      window: 10m
      targets: [{name: a, sample: {delay: 20ms}}]
      transport: {maxConnsPerHost: 1, maxIdleConnsPerHost: 10}
      load: [{target: a, arrivals: {kind: closed, workers: 6}}]
      expect:
        - {host: a, metric: connections_opened, atLeast: 2}
      """;

  @TempDir static Path directories;
  private WindowFixture w;

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
    // As wide as the headless screen, so that the pointer reaches all of it.
    stage.setWidth(990);
    stage.setHeight(900);
  }

  @AfterEach
  void close() throws InterruptedException {
    w.answers.yes = true;
    assertThat(w.close()).isTrue();
  }

  @Test
  void aLimitRaisedInTheFormShowsInTheLanes() throws IOException {
    startLive();
    w.waitUntil(() -> recording().requests().size() > 3);
    assertThat(recording().lanes().size()).isEqualTo(1);
    w.type("setup-transport-maxConnsPerHost", "4").push(KeyCode.ENTER);
    w.waitUntil(() -> recording().lanes().size() == 4);
    assertThat(recording().changes()).hasSize(1);
    w.robot.push(KeyCode.SHIFT, KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("status-agreement").startsWith("client = server"));
  }

  @Test
  void aConnectionIsClosedByKeyAndByMenuWhileTheRunGoesOn() throws IOException {
    startLive();
    w.waitUntil(() -> table().getItems().size() == 1);
    select(0);
    w.robot.push(KeyCode.CONTROL, KeyCode.DELETE);
    w.waitUntil(() -> table().getItems().size() == 2);
    assertThat(reason(0)).isEqualTo("CLOSED_BY_HAND");
    select(1);
    w.robot.rightClickOn("#table-connections").clickOn("#close-connections");
    w.waitUntil(() -> table().getItems().size() == 3);
    assertThat(reason(1)).isEqualTo("CLOSED_BY_HAND");
    w.robot.push(KeyCode.SHIFT, KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("status-agreement").startsWith("client = server"));
    w.waitUntil(() -> w.text("number-a-failed").equals("2"));
  }

  @Test
  void theVerdictLeadsToTheMomentThatDecidedIt() throws IOException {
    startLive();
    w.waitUntil(() -> table().getItems().size() == 1);
    select(0);
    w.robot.push(KeyCode.CONTROL, KeyCode.DELETE);
    w.waitUntil(() -> recording().connections().size() == 2);
    w.robot.clickOn("#action-stop");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").equals("1 of 1 as expected of the whole run"));
    long second = recording().connections().column(ConnectionColumns.OPENED).number(1);

    w.robot.interact(() -> view().visibleProperty().set(new TimeRange(0, second / 2)));
    w.robot.clickOn("#jump-0");
    w.waitUntil(() -> view().cursorNanosProperty().get() == second);
    assertThat(view().followingProperty().get()).isFalse();
    assertThat(Objects.requireNonNull(view().visibleProperty().get()).contains(second)).isTrue();
  }

  /// A part that asks for another layout whenever it is laid out would keep JavaFX busy for ever.
  @Test
  void layoutComesToRest() throws IOException {
    record();
    w.waitUntil(() -> recording().isComplete());
    w.waitUntil(
        () -> {
          List<String> restless = new ArrayList<>();
          w.robot.interact(
              () -> {
                Parent root = w.find("workbench").getScene().getRoot();
                root.layout();
                addRestless(root, restless);
              });
          return restless.isEmpty();
        });
  }

  private static void addRestless(Parent parent, List<String> restless) {
    if (parent.isNeedsLayout()) {
      restless.add(parent.toString());
    }
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent inner) {
        addRestless(inner, restless);
      }
    }
  }

  @Test
  void numbersSpeakOfTheRangeDragged() throws IOException {
    record();
    String whole = String.valueOf(recording().report().totals().count(SummaryColumns.OK));
    w.waitUntil(() -> w.text("number-all-ended-well").equals(whole));
    Bounds scope = w.find("scope-canvas").localToScreen(w.find("scope-canvas").getLayoutBounds());
    double y = scope.getMinY() + scope.getHeight() / 4;
    w.robot
        .drag(scope.getMinX() + scope.getWidth() * 0.3, y, MouseButton.PRIMARY)
        .dropTo(scope.getMinX() + scope.getWidth() * 0.6, y);
    w.waitUntil(() -> view().rangeProperty().get() != null);
    TimeRange range = Objects.requireNonNull(view().rangeProperty().get());
    w.waitUntil(() -> w.text("number-all-ended-well").equals(String.valueOf(endedWell(range))));
    assertThat(endedWell(range)).isPositive().isLessThan(Long.parseLong(whole));
    assertThat(w.text("number-all-opened"))
        .isEqualTo(
            String.valueOf(inRange(recording().connections(), ConnectionColumns.OPENED, range)));
    w.robot.push(KeyCode.ESCAPE);
    w.waitUntil(() -> w.text("number-all-ended-well").equals(whole));
  }

  @Test
  void f6FreezesAndFollowsAgain() throws IOException {
    startLive();
    w.waitUntil(() -> view().nowNanosProperty().get() > 0);
    w.robot.push(KeyCode.F6);
    long frozen = view().nowNanosProperty().get();
    w.waitUntil(() -> recording().eventsAfter(frozen) > 50);
    assertThat(view().nowNanosProperty().get()).isEqualTo(frozen);
    w.waitUntil(() -> w.text("scope-behind").endsWith("events behind"));
    assertThat(w.isThere("action-freeze")).isFalse();
    w.robot.clickOn("#scope-freeze");
    w.waitUntil(() -> view().nowNanosProperty().get() > frozen);
  }

  @Test
  void keysWorkWhereverTheFocusIsUnlessItWrites() throws IOException {
    record();
    w.waitUntil(() -> !table().getItems().isEmpty());
    select(0);
    w.robot.push(KeyCode.F);
    w.waitUntil(() -> !view().followingProperty().get());
    w.robot.interact(() -> w.find("scope-canvas").requestFocus());
    w.robot.push(KeyCode.CONTROL, KeyCode.C);
    w.waitUntil(() -> w.text("tables-note").equals("1 row copied"));
    w.robot.push(KeyCode.CONTROL, KeyCode.F);
    w.waitUntil(() -> w.find("filter-connections").isFocused());
    w.robot.push(KeyCode.F);
    w.waitUntil(() -> ((TextField) w.find("filter-connections")).getText().equals("f"));
    assertThat(view().followingProperty().get()).isFalse();
    w.robot.push(KeyCode.F6);
    w.waitUntil(() -> view().followingProperty().get());
  }

  @Test
  void keysOfTheWindowWorkFromEveryField() throws IOException {
    record();
    Path saved = w.directory().resolve("saved.yaml");
    for (String focused :
        List.of("setup-transport-maxIdleConns", "table-connections", "scope-canvas")) {
      focus(focused);
      w.robot.push(KeyCode.CONTROL, KeyCode.F);
      w.waitUntil(() -> w.find("filter-connections").isFocused());
      focus(focused);
      w.answers.file = Optional.of(saved);
      w.robot.push(KeyCode.CONTROL, KeyCode.S);
      w.waitUntil(() -> Files.deleteIfExists(saved));
      focus(focused);
      boolean follows = view().followingProperty().get();
      w.robot.push(KeyCode.F6);
      w.waitUntil(() -> view().followingProperty().get() != follows);
    }
  }

  private void focus(String id) {
    w.robot.interact(() -> w.find(id).requestFocus());
    w.waitUntil(() -> w.find(id).isFocused());
  }

  @Test
  void whatIsDroppedIsOpened() throws IOException {
    Path run = record();
    w.robot.push(KeyCode.CONTROL, KeyCode.G);
    w.gallery();
    drop(w.find("gallery"), w.experiment("one-connection-serves-all"));
    w.waitUntil(() -> w.isThere("ready"));
    drop(w.find("workbench"), run);
    w.waitUntil(() -> w.text("status-recording").equals("recorded"));
    w.waitUntil(() -> w.isThere("scope"));
  }

  @Test
  void whatIsDroppedDoesNotTakeUnsavedChangesAway() throws IOException {
    w.open(w.experiment("two-hosts-total-idle-one"));
    w.type("setup-transport-maxIdleConns", "3").push(KeyCode.ENTER);
    Path other = w.experiment("one-connection-serves-all");
    drop(w.find("workbench"), other);
    w.waitUntil(() -> w.answers.asks > 0);
    assertThat(w.text("title")).isEqualTo("One idle slot for two hosts");
    w.answers.yes = true;
    drop(w.find("workbench"), other);
    w.waitUntil(() -> w.text("title").startsWith("One connection"));
  }

  @Test
  void aRunThatIsNotShownForUnsavedChangesIsLetGo() throws IOException {
    Path run = record();
    long readers = readers();
    w.type("setup-transport-maxIdleConns", "3").push(KeyCode.ENTER);
    drop(w.find("workbench"), run);
    w.waitUntil(() -> w.answers.asks > 0);
    w.waitUntil(() -> readers() == readers);
  }

  /// How many recordings are being read.
  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("poolscope-recording"))
        .count();
  }

  /// Drops a file on a node as the window system would.
  private void drop(Node on, Path file) {
    w.robot.interact(
        () -> {
          Dragboard board = DragboardHelper.createDragboard(clipboard(file));
          on.fireEvent(event(DragEvent.DRAG_OVER, board));
          on.fireEvent(event(DragEvent.DRAG_DROPPED, board));
          on.fireEvent(event(DragEvent.DRAG_EXITED, board));
        });
  }

  /// What the window system offers while a file is dragged.
  private static TKClipboard clipboard(Path file) {
    return (TKClipboard)
        Proxy.newProxyInstance(
            TKClipboard.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "getContentTypes" -> Set.of(DataFormat.FILES);
                  case "hasContent" -> arguments[0].equals(DataFormat.FILES);
                  case "getContent" ->
                      arguments[0].equals(DataFormat.FILES) ? List.of(file.toFile()) : null;
                  case "getTransferModes" -> Set.of(TransferMode.COPY);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static DragEvent event(EventType<DragEvent> type, Dragboard board) {
    return new DragEvent(type, board, 1, 1, 1, 1, TransferMode.COPY, null, null, null);
  }

  private void startLive() throws IOException {
    w.open(Files.writeString(w.directory().resolve("live.yaml"), LIVE));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Running.class);
  }

  /// Runs a short experiment to its end.
  private Path record() throws IOException {
    w.open(
        w.experiment(
            "two-hosts-total-idle-one",
            "window=1500ms",
            "load.0.arrivals.gap=300ms",
            "load.1.arrivals.gap=300ms"));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").contains(" as expected"));
    return Objects.requireNonNull(session().directory()).path();
  }

  private long endedWell(TimeRange range) {
    Table requests = recording().requests();
    Column end = requests.column(RequestColumns.END);
    Column failure = requests.column(RequestColumns.FAILURE);
    return IntStream.range(0, requests.size())
        .filter(row -> range.contains(end.number(row)) && failure.text(row).isEmpty())
        .count();
  }

  private static long inRange(Table table, TableColumn<?> column, TimeRange range) {
    Column instant = table.column(column);
    return IntStream.range(0, table.size())
        .filter(row -> range.contains(instant.number(row)))
        .count();
  }

  private String reason(int row) {
    return recording().connections().column(ConnectionColumns.CLOSE_REASON).text(row);
  }

  private void select(int row) {
    w.robot.interact(
        () -> {
          table().requestFocus();
          table().getSelectionModel().clearAndSelect(row);
        });
  }

  private TableView<?> table() {
    return (TableView<?>) w.find("table-connections");
  }

  private RunSession session() {
    return Objects.requireNonNull(w.window.session());
  }

  private RunView view() {
    return Objects.requireNonNull(session().viewProperty().get());
  }

  private Recording recording() {
    return view().recording();
  }
}
