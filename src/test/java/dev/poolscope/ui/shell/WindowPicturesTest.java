package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.gallery.GalleryView;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Writes pictures of the window to `target/pictures`, in both themes, two sizes and with large
/// words.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class WindowPicturesTest {
  @TempDir static Path directory;
  private WindowFixture w;

  @Start
  void start(Stage stage) {
    w = new WindowFixture(stage, directory);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void ofAllPages() throws IOException {
    PagePictures.of(w, "start");
    w.gallery();
    w.waitUntil(() -> w.find("gallery") instanceof GalleryView view && view.isComplete());
    PagePictures.of(w, "gallery");
    w.open(
        w.experiment(
            "two-hosts-total-idle-one",
            "window=2s",
            "load.0.arrivals.gap=200ms",
            "load.1.arrivals.gap=200ms"));
    w.robot.interact(() -> w.window.predict());
    PagePictures.of(w, "predict");
    for (int i = 0; w.isThere("predict-" + i); i++) {
      w.robot.clickOn("#predict-" + i).write("4");
    }
    w.robot.clickOn("#predict-run");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").contains("as expected"));
    PagePictures.of(w, "run");
    select("connections");
    PagePictures.of(w, "connection");
  }

  @Test
  void ofPicks() throws IOException {
    w.open(w.experiment("slow-host-least-connections", "window=2s"));
    w.robot.interact(() -> w.window.run());
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("status-recording").equals("recorded"));
    w.robot.clickOn("#tab-picks");
    select("picks");
    PagePictures.of(w, "pick");
  }

  /// Selects a row of a table, which the inspector then explains.
  private void select(String table) {
    TableView<?> rows = (TableView<?>) w.find("table-" + table);
    w.waitUntil(() -> rows.getItems().size() > 3);
    w.robot.interact(() -> rows.getSelectionModel().clearAndSelect(3));
    w.waitUntil(() -> rows.getSelectionModel().getSelectedIndex() == 3);
  }

  @Test
  void ofTwoRunsCompared() throws IOException {
    List<Path> runs = new ArrayList<>();
    for (String maxIdleConns : List.of("1", "2")) {
      w.open(
          w.experiment(
              "two-hosts-total-idle-one",
              "window=2s",
              "load.0.arrivals.gap=200ms",
              "load.1.arrivals.gap=200ms",
              "transport.maxIdleConns=" + maxIdleConns));
      w.robot.interact(() -> w.window.run());
      w.waitFor(RunState.Ended.class);
      runs.add(
          Objects.requireNonNull(Objects.requireNonNull(w.window.session()).directory()).path());
    }
    w.robot.interact(() -> w.window.compare(runs));
    w.waitUntil(() -> w.isThere("compare") && w.text("compare-name-2").contains("maxIdleConns"));
    Node bands = w.find("compare-band-a-1");
    w.robot.moveTo(bands);
    w.waitUntil(() -> w.text("compare-instant").endsWith(" s"));
    PagePictures.of(w, "compare");
  }
}
