package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window from its gallery to a verdict, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class MainWindowTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");

  private static final String[] SHORT = {
    "window=1500ms", "load.0.arrivals.gap=300ms", "load.1.arrivals.gap=300ms"
  };

  @TempDir static Path directories;
  private WindowFixture w;
  private Set<String> threadsBefore;

  @Start
  void start(Stage stage) throws IOException {
    threadsBefore = threads();
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void fromTheGalleryToARunThatIsStopped() {
    clickRun();
    assertThat(w.isThere("waiting")).isTrue();
    w.waitFor(RunState.Running.class);
    w.waitUntil(() -> w.text("status-recording").equals("recording"));
    w.robot.clickOn("#action-stop");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").contains(" as expected of the "));
    assertThat(w.text("verdict-whose")).contains("of the whole run; this one was stopped after");
    assertThat(w.find("verdict").getStyleClass()).doesNotContain("ps-bad");
    w.robot.clickOn("#action-gallery");
    assertThat(w.isThere("gallery")).isTrue();
  }

  @Test
  void fromAFileToTheVerdictByKeyboard() throws IOException {
    w.open(w.experiment("one-connection-serves-all", "window=1500ms"));
    assertThat(w.isThere("ready")).isTrue();
    String answer = "take turns on that connection";
    assertThat(w.robot.lookup("#ready .label").<Label>queryAll())
        .noneMatch(label -> label.getText().contains(answer));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(
        () -> w.text("verdict").contains("as expected") && !w.text("verdict").startsWith("So"));
    assertThat(w.text("watch")).contains(answer);
    assertThat(w.text("status-recording")).isEqualTo("recorded");
    w.waitUntil(() -> w.text("status-agreement").startsWith("client = server"));
  }

  @Test
  void numbersEqualThoseOfTheSummary() throws IOException {
    w.open(w.experiment("two-hosts-total-idle-one", SHORT));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("status-recording").equals("recorded"));
    List<String[]> rows = summary();
    for (String[] row : rows.subList(1, rows.size())) {
      String host = "number-" + row[column(rows, "host_label")];
      waitForText(host + "-opened", row[column(rows, "connections_opened")]);
      waitForText(host + "-closed", row[column(rows, "connections_closed")]);
      waitForText(host + "-ended-well", row[column(rows, "requests_ok")]);
      waitForText(host + "-failed", row[column(rows, "requests_failed")]);
    }
  }

  @Test
  void predictionStandsBesideTheResult() throws IOException {
    w.open(w.experiment("two-hosts-total-idle-one", SHORT));
    w.robot.push(KeyCode.F7);
    w.waitUntil(() -> w.isThere("predict-0"));
    WaitForAsyncUtils.waitForFxEvents();
    w.robot.clickOn("#predict-0").write("many").push(KeyCode.ENTER);
    assertThat(w.text("predict-problem-0")).contains("“many” is not a number");
    w.robot
        .eraseText(4)
        .write("3")
        .clickOn("#predict-1")
        .write("2")
        .clickOn("#predict-2")
        .write("9");
    w.robot.clickOn("#predict-run");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("result-0").equals(w.text("number-all-opened")));
    assertThat(w.text("predicted-0")).isEqualTo("3");
  }

  @Test
  void themeAndWordsChangeByKeyAndAreRemembered() throws InterruptedException {
    w.robot.push(KeyCode.CONTROL, KeyCode.T);
    w.robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
    assertThat(w.close()).isTrue();
    assertThat(w.directory().resolve("config/window.json")).content().contains("LIGHT", "110");
  }

  @Test
  void everyActionHasItsKeyInTheHelp() {
    w.robot.push(KeyCode.F1);
    w.waitUntil(() -> w.isThere("keys"));
    for (String part :
        List.of("everywhere", "compare", "setup", "scope", "steps", "tables", "lesson")) {
      assertThat(w.robot.lookup("#keys-" + part + " .label").queryAll()).hasSizeGreaterThan(10);
    }
    assertThat(w.robot.lookup("#keys-setup .label").<Label>queryAll())
        .extracting(Label::getText)
        .contains("Undo", "Redo", "Save as…", "Copy as command line", "Ctrl+Z");
    w.robot.push(KeyCode.ESCAPE);
  }

  @Test
  void wrongFileIsASentenceWithARemedy() throws IOException {
    Path wrong = Files.writeString(w.directory().resolve("wrong.yaml"), "window: 7 apples\n");
    w.robot.interact(() -> w.window.open(wrong));
    w.waitUntil(() -> w.notice().contains("window"));
    assertThat(w.notice()).contains("or open an experiment file (YAML)");
    Path two = Files.writeString(wrong, "name: t\nwindow: 7 apples\nseed: x\n");
    w.robot.interact(() -> w.window.open(two));
    w.waitUntil(() -> w.notice().contains("seed: \"x\" is not a whole number"));
    assertThat(w.notice()).contains("7 apples", "targets: missing").doesNotContain("more)");
    w.robot.interact(() -> w.window.open(w.directory()));
    w.waitUntil(() -> w.notice().contains("events.log"));
  }

  @Test
  void recordedRunOpensAndIsRemembered() throws IOException {
    w.open(w.experiment("one-connection-serves-all", "window=1s"));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    RunSession session = Objects.requireNonNull(w.window.session());
    Path run = Objects.requireNonNull(session.directory()).path();
    w.robot.push(KeyCode.ALT, KeyCode.HOME);
    w.waitUntil(() -> w.isThere("recent-1"));
    w.open(run.resolve("events.log"));
    w.waitUntil(() -> w.text("status-agreement").startsWith("client = server"));
    w.robot.push(KeyCode.ALT, KeyCode.HOME);
    w.waitUntil(() -> w.isThere("recent-1"));
    assertThat(w.text("recent-0")).isEqualTo("One connection serves a thousand requests");
    assertThat(w.text("recent-what-0")).contains(":").endsWith("as expected");
    assertThat(w.text("recent-what-1")).isEqualTo("one-connection-serves-all.yaml");
    assertThat(w.isThere("recent-2")).isFalse();
  }

  @Test
  void aRunThatWasCutOffSaysSo() throws IOException {
    Path run = Files.createDirectory(w.directory().resolve("cut"));
    Files.copy(GOLDEN.resolve("experiment.yaml"), run.resolve("experiment.yaml"));
    byte[] log = Files.readAllBytes(GOLDEN.resolve("events.log"));
    Files.write(run.resolve("events.log"), Arrays.copyOf(log, log.length - 3));

    w.open(run);

    w.waitUntil(() -> w.text("status-recording").equals("recorded in part: cut off or damaged"));
    assertThat(w.find("status-recording").getStyleClass()).contains("ps-bad");
  }

  @Test
  void closingDuringARunLeavesNothingBehind() throws InterruptedException {
    clickRun();
    w.waitFor(RunState.Running.class);
    assertThat(w.close()).isTrue();
    w.waitUntil(() -> left().isEmpty());
  }

  @Test
  void closingAfterARunLeavesNothingBehind() throws InterruptedException, IOException {
    w.open(w.experiment("one-connection-serves-all", "window=1s"));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    assertThat(w.close()).isTrue();
    w.waitUntil(() -> left().isEmpty());
  }

  @Test
  void closingWhileARunIsStartingLeavesNothingBehind() throws InterruptedException {
    clickRun();
    assertThat(w.close()).isTrue();
    w.waitUntil(() -> left().isEmpty());
  }

  @Test
  void unsavedChangesAreAskedAbout() throws IOException {
    w.open(w.experiment("two-hosts-total-idle-one", SHORT));
    w.type("setup-transport-maxIdleConns", "3");
    w.robot.interact(w.window::close);
    assertThat(w.stage.isShowing()).isTrue();
    w.answers.yes = true;
    w.robot.interact(w.window::close);
    assertThat(w.stage.isShowing()).isFalse();
  }

  @Test
  void pictureAndTablesAreWritten() throws IOException {
    w.open(GOLDEN);
    w.waitUntil(() -> w.text("status-recording").equals("recorded"));
    Path picture = w.directory().resolve("picture.png");
    Path tables = Files.createDirectories(w.directory().resolve("tables"));
    w.answers.file = Optional.of(picture);
    w.answers.directory = Optional.of(tables);
    w.robot.push(KeyCode.CONTROL, KeyCode.P);
    w.waitUntil(() -> Files.exists(picture) && w.notice().contains("picture.png"));
    w.robot.push(KeyCode.CONTROL, KeyCode.E);
    w.waitUntil(() -> Files.exists(tables.resolve("connections.csv")));
    w.waitUntil(() -> w.notice().contains("tables"));
  }

  @Test
  void aRunGoesThroughOneFileAndOpensAgain() throws IOException {
    w.open(GOLDEN);
    w.waitUntil(() -> w.text("status-recording").equals("recorded"));
    Path zip = w.directory().resolve("run.zip");
    w.answers.file = Optional.of(zip);
    w.robot.clickOn("#exports").clickOn("#export-archive");
    w.waitUntil(() -> w.notice().contains("run.zip"));
    w.open(zip);
    w.waitUntil(() -> w.text("status-recording").equals("recorded"));
    assertThat(w.directory().resolve("runs").resolve("run").resolve("events.log")).isRegularFile();
    Path broken = Files.writeString(w.directory().resolve("broken.zip"), "no zip");
    w.robot.interact(() -> w.window.open(broken));
    w.waitUntil(() -> w.notice().contains("cannot be read as a zip"));
  }

  @Test
  void unsavedChangesAreSavedBeforeTheWindowCloses() throws IOException {
    w.open(w.experiment("two-hosts-total-idle-one", SHORT));
    w.type("setup-transport-maxIdleConns", "3");
    w.answers.save = true;
    w.robot.interact(w.window::close);
    assertThat(w.stage.isShowing()).isTrue();
    Path kept = w.directory().resolve("kept.yaml");
    w.answers.file = Optional.of(kept);
    w.robot.interact(w.window::close);
    assertThat(w.stage.isShowing()).isFalse();
    assertThat(kept).content().contains("maxIdleConns: 3");
  }

  @Test
  void aNoticeCoversNothingAndGoesAwayByEscapeAndByTheNextFile() throws IOException {
    Path wrong = Files.writeString(w.directory().resolve("wrong.yaml"), "window: 7 apples\n");
    w.robot.interact(() -> w.window.open(wrong));
    w.waitUntil(() -> w.notice().contains("window"));
    for (String other : List.of("toolbar", "start", "status")) {
      assertThat(inScene("notices").intersects(inScene(other))).as(other).isFalse();
    }
    w.robot.push(KeyCode.ESCAPE);
    w.waitUntil(() -> w.notice().isEmpty());
    w.robot.interact(() -> w.window.open(wrong));
    w.waitUntil(() -> w.notice().contains("window"));
    w.open(w.experiment("one-connection-serves-all"));
    assertThat(w.notice()).isEmpty();
  }

  private Bounds inScene(String id) {
    Bounds bounds = w.find(id).localToScene(w.find(id).getLayoutBounds());
    // Neighbours share an edge.
    return new BoundingBox(
        bounds.getMinX() + 1, bounds.getMinY() + 1, bounds.getWidth() - 2, bounds.getHeight() - 2);
  }

  @Test
  void theKeysAreAsWideAsTheyNeedOrAsTheScreenAllows() {
    w.robot.push(KeyCode.F1);
    w.waitUntil(() -> w.isThere("keys"));
    Region keys = (Region) w.find("keys");
    ScrollPane scroll = w.robot.lookup(".dialog-pane .scroll-pane").queryAs(ScrollPane.class);
    double screen = Screen.getPrimary().getVisualBounds().getWidth();
    double shown = scroll.getViewportBounds().getWidth();
    assertThat(shown).isGreaterThanOrEqualTo(Math.min(keys.prefWidth(-1), screen - 160) - 1);
    assertThat(keys.getScene().getWindow().getWidth()).isLessThanOrEqualTo(screen);
    assertThat(keys.getInsets().getLeft()).isPositive();
    w.robot.push(KeyCode.ESCAPE);
  }

  @Test
  void theFormIsAsWideAsBeforeWhenWordsAreAsLargeAsBefore() throws IOException {
    w.open(w.experiment("one-connection-serves-all"));
    Region form = (Region) w.find("setup");
    double before = form.getWidth();
    for (int i = 0; i < 8; i++) {
      w.robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
    }
    w.waitUntil(() -> form.getWidth() > before + 20);
    w.robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    w.waitUntil(() -> Math.abs(form.getWidth() - before) < 2);
  }

  private void clickRun() {
    w.gallery();
    w.robot.clickOn("#gallery-search").write("one idle slot");
    WaitForAsyncUtils.waitForFxEvents();
    w.robot.clickOn("#run-two-hosts-total-idle-one");
  }

  private Set<String> left() {
    Set<String> left = threads();
    left.removeAll(threadsBefore);
    return left;
  }

  /// Platform threads that the program starts.
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(
            name ->
                name.startsWith("poolscope") || name.startsWith("qtp") || name.contains("OkHttp"))
        .collect(Collectors.toSet());
  }

  /// Numbers are drawn anew a moment after the recording was read to its end.
  private void waitForText(String id, String expected) {
    w.waitUntil(() -> w.text(id).equals(expected));
  }

  private List<String[]> summary() throws IOException {
    try (Stream<Path> runs = Files.list(w.directory().resolve("runs"))) {
      Path run = runs.max(Comparator.naturalOrder()).orElseThrow();
      return Files.readAllLines(run.resolve("summary.csv")).stream()
          .map(line -> line.split(",", -1))
          .toList();
    }
  }

  private static int column(List<String[]> rows, String name) {
    return List.of(rows.getFirst()).indexOf(name);
  }
}
