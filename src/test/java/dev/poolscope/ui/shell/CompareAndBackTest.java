package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Compared runs are a page over what there was.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class CompareAndBackTest {
  private static final String LIMIT = "setup-transport-maxIdleConns";

  @TempDir static Path directories;
  private WindowFixture w;

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
  }

  @AfterEach
  void close() throws InterruptedException {
    w.answers.yes = true;
    assertThat(w.close()).isTrue();
  }

  @Test
  void backToTheWorkbenchWithItsEditsAndItsRun() throws IOException {
    w.open(w.experiment("two-hosts-total-idle-one", "window=400ms"));
    w.robot.push(KeyCode.F5);
    Path one = ended();
    w.type(LIMIT, "3").push(KeyCode.ENTER);
    w.robot.push(KeyCode.F5);
    w.waitUntil(() -> w.window.session() != null && !one.equals(directory()));
    Path two = ended();
    RunSession shown = Objects.requireNonNull(w.window.session());
    w.answers.runs = List.of(one, two);
    w.robot.push(KeyCode.F8);
    w.waitUntil(() -> w.isThere("compare"));
    assertThat(w.window.session()).isNull();
    w.robot.push(KeyCode.ESCAPE);
    isBack(shown);
    w.robot.push(KeyCode.F8);
    w.waitUntil(() -> w.isThere("compare"));
    w.robot.push(KeyCode.F8);
    w.waitUntil(() -> w.isThere("compare"));
    w.robot.push(KeyCode.ALT, KeyCode.LEFT);
    isBack(shown);
    assertThat(w.answers.asks).isZero();
    w.robot.push(KeyCode.F8);
    w.waitUntil(() -> w.isThere("compare"));
    w.robot.clickOn("#action-gallery");
    w.waitUntil(() -> w.answers.asks == 1);
    assertThat(w.isThere("compare")).isTrue();
  }

  @Test
  void allHostsAreReachedAndTheRunsOfEachStandTogetherWithTheirPicksAndConnections()
      throws IOException {
    w.open(w.experiment("slow-host-round-robin", "window=400ms", "expect=[]"));
    w.robot.push(KeyCode.F5);
    Path one = ended();
    w.open(
        w.experiment(
            "slow-host-round-robin",
            "window=400ms",
            "expect=[]",
            "balancer={kind: least-connections}"));
    w.robot.push(KeyCode.F5);
    Path two = ended();
    w.gallery();
    w.robot.interact(() -> w.window.compare(List.of(one, two)));
    w.waitUntil(() -> w.isThere("compare") && w.text("compare-name-1").equals("round robin"));
    assertThat(w.text("compare-name-2")).isEqualTo("least connections");
    List<String> hosts = hosts(one);
    assertThat(hosts).hasSize(4);
    for (String host : hosts) {
      for (String run : List.of(host + "-1", host + "-2")) {
        Region lanes = (Region) w.find("compare-lanes-" + run);
        // A strip without a connection is one line high.
        w.waitUntil(() -> lanes.getHeight() > 5 && w.find("compare-picks-" + run).isVisible());
      }
    }
    double bottom = 0;
    for (String host : hosts) {
      for (int run = 1; run <= 2; run++) {
        Node band = w.find("compare-band-" + host + "-" + run);
        Bounds bounds = band.localToScene(band.getLayoutBounds());
        assertThat(bounds.getMinY()).as(host + run).isGreaterThanOrEqualTo(bottom);
        assertThat(bounds.getHeight()).isGreaterThan(50);
        bottom = bounds.getMaxY();
      }
    }
    w.robot.interact(() -> ((ScrollPane) w.find("compare-scroll")).setVvalue(1));
    Node last = w.find("compare-band-" + hosts.getLast() + "-2");
    Node parts = w.find("split-compare");
    w.waitUntil(
        () ->
            last.localToScene(last.getLayoutBounds()).getMaxY()
                <= parts.localToScene(parts.getLayoutBounds()).getMaxY());
    PagePictures.of(w, "compare-four");
    w.robot.push(KeyCode.ESCAPE);
    w.waitUntil(() -> w.isThere("gallery"));
  }

  private static List<String> hosts(Path run) throws IOException {
    try (Recording recording = Recordings.readAll(run)) {
      return recording.hosts();
    }
  }

  private Path ended() {
    w.waitFor(RunState.Ended.class);
    return directory();
  }

  private Path directory() {
    RunSession session = Objects.requireNonNull(w.window.session());
    return session.directory() == null
        ? Path.of("")
        : session.directory().path().toAbsolutePath().normalize();
  }

  private void isBack(@Nullable RunSession shown) {
    w.waitUntil(() -> w.isThere("workbench") && !w.isThere("compare"));
    assertThat(w.window.session()).isSameAs(shown);
    assertThat(((TextField) w.find(LIMIT)).getText()).isEqualTo("3");
    assertThat(w.text("title")).isEqualTo("One idle slot for two hosts");
    assertThat(w.isThere("scope-canvas")).isTrue();
  }
}
