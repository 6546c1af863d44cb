package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Playback says nothing of what is still to come.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class PlaybackTest {
  @TempDir static Path directories;
  private WindowFixture w;
  private final List<String> early = new ArrayList<>();

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
    stage.setWidth(990);
    stage.setHeight(900);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void theVerdictAppearsOnlyAtItsMoment() throws IOException {
    record();
    String verdict = w.text("verdict");
    String closed = w.text("number-all-closed");
    w.robot.interact(() -> w.find("scope-canvas").requestFocus());
    w.robot.push(KeyCode.P);
    w.waitUntil(() -> view().nowNanosProperty().get() < end());
    w.waitUntil(
        () -> {
          w.robot.interact(this::look);
          return view().nowNanosProperty().get() >= end();
        });
    assertThat(early).as("what was said before the end").isNotEmpty();
    assertThat(early).allSatisfy(said -> assertThat(said).startsWith("So far "));
    assertThat(early).allSatisfy(said -> assertThat(said).doesNotContain("behind"));
    assertThat(early).allSatisfy(said -> assertThat(said).endsWith(" 0 closes to come"));
    w.waitUntil(() -> w.text("verdict").equals(verdict));
    w.waitUntil(() -> w.text("number-all-closed").equals(closed));
  }

  @Test
  void numbersTablesAndInspectorSpeakOfWhatWasPlayed() throws IOException {
    record();
    Table all = view().recording().connections();
    Column closes = all.column(ConnectionColumns.CLOSED);
    int first = 0;
    for (int row = 1; row < all.size(); row++) {
      first = closes.number(row) < closes.number(first) ? row : first;
    }
    int earliest = first;
    long closed = closes.number(earliest);
    TableView<?> table = (TableView<?>) w.find("table-connections");
    w.waitUntil(() -> table.getItems().size() == all.size());
    w.robot.interact(() -> table.getSelectionModel().select(earliest));
    w.waitUntil(() -> w.text("inspector-headline").startsWith("Closed"));
    w.robot.interact(() -> view().followingProperty().set(false));
    w.robot.interact(() -> view().showUpTo(closed - 1));
    w.waitUntil(() -> w.text("inspector-headline").startsWith("Open"));
    w.waitUntil(() -> w.text("number-all-closed").equals("0"));
    w.waitUntil(() -> w.text("numbers-scope").startsWith("up to "));
    w.waitUntil(() -> w.text("status-sockets").startsWith("sockets 2"));
    assertThat(w.text("verdict")).startsWith("So far ");
    w.robot.interact(() -> view().followingProperty().set(true));
    w.waitUntil(() -> w.text("inspector-headline").startsWith("Closed"));
    w.waitUntil(() -> w.text("numbers-scope").equals("whole run"));
  }

  /// Notes what is said while not all was played.
  private void look() {
    long now = view().nowNanosProperty().get();
    if (now < end()) {
      Table shown = view().tables().connections();
      long toCome = 0;
      for (int row = 0; row < shown.size(); row++) {
        toCome += shown.column(ConnectionColumns.CLOSED).number(row) > now ? 1 : 0;
      }
      early.add(
          w.text("verdict") + ", " + w.text("scope-behind") + ", " + toCome + " closes to come");
    }
  }

  private void record() throws IOException {
    w.open(
        w.experiment(
            "two-hosts-total-idle-one",
            "name=played",
            "window=2s",
            "load.0.arrivals.gap=200ms",
            "load.1.arrivals.gap=200ms"));
    w.robot.interact(() -> w.window.run());
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").contains("eld: "));
  }

  private RunView view() {
    return Objects.requireNonNull(Objects.requireNonNull(w.window.session()).viewProperty().get());
  }

  private long end() {
    return view().recording().endNanos();
  }
}
