package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The scope alone, for those who look from afar, and everything back as it was.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class PresentationTest {
  @TempDir static Path directories;
  private WindowFixture w;

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
    stage.setWidth(1200);
    stage.setHeight(760);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void aKeyLeavesTheScopeAloneAndAnotherBringsAllBack() throws IOException {
    run();
    ((SplitPane) w.find("split-main")).setDividerPositions(0.61);
    w.waitUntil(() -> Math.abs(dividers().getFirst() - 0.61) < 0.01);
    List<Double> before = dividers();
    double width = scope().getWidth();
    w.robot.push(KeyCode.F11);
    w.waitUntil(() -> scope().getWidth() > width + 300);
    assertThat(w.isThere("tables")).isFalse();
    assertThat(w.isThere("inspector")).isFalse();
    assertThat(w.isThere("numbers")).isFalse();
    assertThat(w.isThere("setup")).isFalse();
    assertThat(w.window.themes().fontPercentProperty().get()).isEqualTo(150);
    PagePictures.of(w, "present");
    w.robot.push(KeyCode.ESCAPE);
    w.waitUntil(() -> w.isThere("tables") && w.isThere("inspector") && w.isThere("setup"));
    assertThat(w.window.themes().fontPercentProperty().get()).isEqualTo(100);
    w.waitUntil(() -> Math.abs(scope().getWidth() - width) <= 1);
    List<Double> after = dividers();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).as("divider %s", i).isCloseTo(before.get(i), within(0.002));
    }
  }

  @Test
  void anotherRunIsPresentedToo() throws IOException {
    run();
    w.robot.push(KeyCode.F11);
    w.waitUntil(() -> !w.isThere("tables"));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Running.class);
    w.waitUntil(() -> w.isThere("scope"));
    assertThat(w.isThere("tables")).isFalse();
    w.waitFor(RunState.Ended.class);
    w.robot.push(KeyCode.F11);
    w.waitUntil(() -> w.isThere("tables") && w.isThere("scope"));
  }

  @Test
  void aWindowClosedMeanwhileRemembersTheSizeOfWordsFromBefore() throws Exception {
    run();
    w.robot.push(KeyCode.F11);
    w.waitUntil(() -> w.window.themes().fontPercentProperty().get() == 150);
    w.robot.interact(w.window::close);
    assertThat(w.window.themes().fontPercentProperty().get()).isEqualTo(100);
    assertThat(Files.readString(w.directory().resolve("config/window.json")))
        .contains("\"fontPercent\" : 100");
  }

  private void run() throws IOException {
    w.open(
        w.experiment(
            "two-hosts-total-idle-one",
            "window=2s",
            "load.0.arrivals.gap=200ms",
            "load.1.arrivals.gap=200ms"));
    w.robot.interact(() -> w.window.run());
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.isThere("split-main"));
  }

  private Region scope() {
    return (Region) w.find("scope");
  }

  /// Of all panes, in their order.
  private List<Double> dividers() {
    List<Double> positions = new ArrayList<>();
    for (String pane : List.of("split-main", "split-setup", "split-centre", "split-right")) {
      for (double position : ((SplitPane) w.find(pane)).getDividerPositions()) {
        positions.add(position);
      }
    }
    return positions;
  }
}
