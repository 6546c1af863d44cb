package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Two runs beside each other in the window, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class CompareRunsTest {
  private static final double NANOS_PER_SECOND = 1e9;

  @TempDir static Path directories;
  private WindowFixture w;

  /// How long the axis of both runs is: as long as the longer one took on this machine.
  private double axisSeconds;

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
    // On the headless platform the wheel turns where the pointer would be in a window at 0, 0.
    stage.setWidth(990);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void runOnTheDeskIsComparedWithAnotherOne() throws IOException {
    Path one = run(1);
    Path two = run(2);
    w.answers.runs = List.of(two, one);
    w.robot.push(KeyCode.F8);
    w.waitUntil(() -> w.isThere("compare") && isRead("compare-run-1") && isRead("compare-run-2"));
    axisSeconds = Math.max(seconds(one), seconds(two));
    assertThat(w.answers.firstRuns).containsExactly(two);
    assertThat(w.answers.knownRuns).containsExactlyInAnyOrder(one, two);
    assertThat(w.text("title")).isEqualTo("Runs compared");
    assertThat(w.text("compare-name-1")).isEqualTo("maxIdleConns 1");
    assertThat(w.text("compare-name-2")).isEqualTo("maxIdleConns 2");
    assertThat(w.text("compare-run-1")).startsWith("baseline");
    assertThat(rows().getFirst()).startsWith("setting", "transport.maxIdleConns", "1", "2");
    tableHasTheValuesOfBothSummaries(one, two);
    onlyDifferencesAreShownUnlessAskedFor();
    copyIsCsv();
    crosshairSaysTheValuesOfBothRuns(one, two);
    wheelZoomsDragPansAndDoubleClickShowsAll();
    keysDoTheSame();
    anyRunCanBeTheBaseline();
    w.robot.clickOn("#action-gallery");
    assertThat(w.isThere("gallery")).isTrue();
  }

  @Test
  void choiceOfRunsNeedsTwo() {
    Path one = w.directory().resolve("one");
    Path two = w.directory().resolve("two");
    var dialog = new ArrayList<RunsDialog>();
    w.robot.interact(
        () -> {
          RunsDialog opened =
              new RunsDialog(List.of(one, two), List.of(two), w.window.themes(), w.stage);
          opened.show();
          dialog.add(opened);
        });
    assertThat(w.find("compare-choose-go").isDisabled()).isTrue();
    w.robot.clickOn("#compare-choose-1");
    w.waitUntil(() -> !w.find("compare-choose-go").isDisabled());
    w.robot.clickOn("#compare-choose-go");
    w.waitUntil(() -> dialog.getFirst().getResult() != null);
    assertThat(dialog.getFirst().getResult()).containsExactly(two, one);
  }

  @Test
  void whatIsNoRunIsASentenceWithARemedy() throws IOException {
    Path one = Files.createDirectory(w.directory().resolve("one"));
    Path two = Files.createDirectory(w.directory().resolve("two"));
    w.robot.interact(() -> w.window.compare(List.of(one, two)));
    w.waitUntil(() -> w.notice().contains("is not the directory of a run"));
    assertThat(w.notice()).endsWith("Choose the directories of other runs.");
    w.robot.interact(() -> w.window.compare(List.of(one, one)));
    w.waitUntil(() -> w.notice().contains("given twice"));
    assertThat(w.isThere("start")).isTrue();
  }

  private static double seconds(Path run) throws IOException {
    try (Recording recording = Recordings.readAll(run)) {
      return recording.endNanos() / NANOS_PER_SECOND;
    }
  }

  private Path run(int maxIdleConns) throws IOException {
    w.open(
        w.experiment(
            "two-hosts-total-idle-one",
            "window=1500ms",
            "load.0.arrivals.gap=300ms",
            "load.1.arrivals.gap=300ms",
            "transport.maxIdleConns=" + maxIdleConns));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    return Objects.requireNonNull(Objects.requireNonNull(w.window.session()).directory())
        .path()
        .toAbsolutePath()
        .normalize();
  }

  private void tableHasTheValuesOfBothSummaries(Path one, Path two) throws IOException {
    List<Map<String, Map<String, String>>> summaries = List.of(summary(one), summary(two));
    int compared = 0;
    for (List<String> row : rows()) {
      String metric = row.get(1).replace(' ', '_');
      for (int run = 0; run < 2; run++) {
        Map<String, String> host = summaries.get(run).get(row.getFirst());
        if (host != null) {
          compared++;
          assertThat(row.get(2 + run).replace(",", "")).as(metric).isEqualTo(host.get(metric));
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private void onlyDifferencesAreShownUnlessAskedFor() {
    int differing = rows().size();
    w.robot.interact(() -> w.find("compare-only-differences").requestFocus());
    w.robot.type(KeyCode.SPACE);
    w.waitUntil(() -> rows().size() > differing);
    assertThat(rows()).anyMatch(row -> row.get(1).equals("requests issued"));
    w.robot.clickOn("#compare-only-differences");
    w.waitUntil(() -> rows().size() == differing);
    assertThat(rows()).noneMatch(row -> row.get(1).equals("requests issued"));
  }

  private void copyIsCsv() {
    w.robot.clickOn("#compare-copy");
    var copied = new ArrayList<String>();
    w.robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
    assertThat(copied.getFirst())
        .startsWith("host,name,run_1,run_2,difference_2,percent_2\n")
        .contains(",transport.maxIdleConns,1,2,,\n")
        .doesNotContain("requests_issued");
  }

  private void crosshairSaysTheValuesOfBothRuns(Path one, Path two) throws IOException {
    w.robot.clickOn(at(0.5), MouseButton.PRIMARY);
    waitForShare(0.46, 0.53);
    double before = instant();
    w.robot.push(KeyCode.CONTROL, KeyCode.RIGHT);
    w.waitUntil(() -> instant() > before);
    double seconds = instant();
    assertThat(seconds / axisSeconds).isBetween(0.46, 0.6);
    for (Path directory : List.of(one, two)) {
      int run = directory.equals(one) ? 1 : 2;
      try (Recording recording = Recordings.readAll(directory)) {
        for (String host : List.of("a", "b")) {
          HostState state = recording.series(host).at((long) (seconds * NANOS_PER_SECOND));
          assertThat(w.text("compare-value-" + host + "-" + run).replaceAll("\\s+", " ").strip())
              .isEqualTo(
                  String.format(
                      Locale.ROOT,
                      "%d active %d idle %d dialing %d waiting %d opened %d closed",
                      state.active(),
                      state.idle(),
                      state.dialing(),
                      state.waiting(),
                      state.opened(),
                      state.closed()));
        }
      }
    }
    assertThat(w.find("compare-bands").getAccessibleText()).contains("a: run 1:", "run 2:");
  }

  /// The first notches bring the axis down to two fifths of it around the middle.
  private void wheelZoomsDragPansAndDoubleClickShowsAll() {
    pointAt(0.9);
    waitForShare(0.86, 0.94);
    pointAt(0.5);
    waitForShare(0.46, 0.54);
    w.robot.scroll(4, VerticalDirection.UP);
    // The pointer must not move on before all notches came.
    WaitForAsyncUtils.waitForFxEvents();
    pointAt(0.9);
    waitForShare(0.6, 0.73);
    w.robot.drag(at(0.4), MouseButton.PRIMARY).dropTo(at(0.6));
    pointAt(0.9);
    waitForShare(0.53, 0.63);
    // Where its clicks come too late for a double click, a user does it again.
    w.waitUntil(
        () -> {
          w.robot.doubleClickOn(at(0.8), MouseButton.PRIMARY);
          pointAt(0.9);
          WaitForAsyncUtils.waitForFxEvents();
          return isAt(0.86, 0.94);
        });
  }

  private void keysDoTheSame() {
    w.robot.push(KeyCode.ESCAPE);
    w.waitUntil(() -> w.text("compare-instant").equals("at the end of each run"));
    w.robot.push(KeyCode.PLUS);
    w.robot.push(KeyCode.HOME);
    pointAt(0.8);
    waitForShare(0.5, 0.62);
    w.robot.push(KeyCode.DIGIT0);
    pointAt(0.9);
    waitForShare(0.86, 0.94);
  }

  /// By its badge, and by a key.
  private void anyRunCanBeTheBaseline() {
    List<String> before = opened();
    assertThat(before.get(4)).startsWith("▼ −");
    w.robot.clickOn("#compare-baseline-2");
    w.waitUntil(() -> w.text("compare-name-1").equals("maxIdleConns 2"));
    List<String> after = opened();
    assertThat(after.subList(2, 4)).containsExactly(before.get(3), before.get(2));
    assertThat(after.get(4)).isEqualTo(before.get(4).replace("▼ −", "▲ +"));
    w.robot.push(KeyCode.B);
    w.waitUntil(() -> w.text("compare-name-1").equals("maxIdleConns 1"));
    assertThat(opened()).isEqualTo(before);
  }

  private List<String> opened() {
    return rows().stream()
        .filter(row -> row.get(1).equals("connections opened"))
        .findFirst()
        .orElseThrow();
  }

  private void pointAt(double share) {
    w.robot.moveTo(at(share));
  }

  /// Waits until the crosshair stands between two shares of the axis.
  private void waitForShare(double from, double to) {
    try {
      w.waitUntil(() -> isAt(from, to));
    } catch (AssertionError e) {
      throw new AssertionError(
          w.text("compare-instant")
              + " is not between "
              + from
              + " and "
              + to
              + " of "
              + axisSeconds,
          e);
    }
  }

  private boolean isAt(double from, double to) {
    return instant() > from * axisSeconds && instant() < to * axisSeconds;
  }

  private boolean isRead(String id) {
    return w.text(id).contains("as expected") && !w.text(id).contains("cut off");
  }

  private double instant() {
    String words = w.text("compare-instant").replaceAll("[^0-9.]", "");
    return words.isEmpty() ? -1 : Double.parseDouble(words);
  }

  /// A point of the first band at a share of its axis.
  private Point2D at(double share) {
    Node band = w.find("compare-band-a-1");
    Bounds bounds = band.localToScreen(band.getBoundsInLocal());
    double margin = 34;
    return new Point2D(
        bounds.getMinX() + share * (bounds.getWidth() - margin), bounds.getCenterY());
  }

  /// What the table shows, cell by cell.
  private List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    w.robot.interact(
        () -> {
          TableView<?> table = (TableView<?>) w.find("compare-table");
          for (int i = 0; i < table.getItems().size(); i++) {
            List<String> cells = new ArrayList<>();
            for (TableColumn<?, ?> column : table.getColumns()) {
              cells.add(text(column.getCellData(i)));
            }
            rows.add(cells);
          }
        });
    return rows;
  }

  private static String text(Object cell) {
    String text = String.valueOf(cell);
    return text.startsWith("Cell[text=") ? text.substring(10, text.indexOf(", number=")) : text;
  }

  private static Map<String, Map<String, String>> summary(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("summary.csv"));
    List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
    Map<String, Map<String, String>> hosts = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> host = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        host.put(names.get(i), cells[i]);
      }
      hosts.put(String.valueOf(host.get("host_label")), host);
    }
    return hosts;
  }
}
