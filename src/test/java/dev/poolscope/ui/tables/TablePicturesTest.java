package dev.poolscope.ui.tables;

import static org.assertj.core.api.Assertions.fail;

import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.inspector.InspectorView;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of tables and inspector for looking at: `target/pictures/tables-*.png`.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class TablePicturesTest {
  private static final List<String> REASONS =
      List.of("IDLE_TOTAL_LIMIT", "SERVER_CLOSED", "CONNECTION_CLOSE_HEADER", "IDLE_TIMEOUT");
  private static final Path DIRECTORY = Path.of("target", "pictures");

  private final FakeRun run = FakeRun.small();
  private final FxRobot robot = new FxRobot();
  private Themes themes;
  private FxExecutor work;
  private RunView view;
  private SplitPane both;
  private InspectorView inspector;
  private TablesView tables;
  private Scene scene;

  @Start
  void start(Stage stage) {
    for (int i = 4; i < 400; i++) {
      long dialed = 2_000_000_000L + i * 17_345_678L;
      String host = i % 3 == 0 ? "b" : "a";
      if (i > 390) {
        run.connection(i, host, dialed, -1, "");
      } else {
        run.connection(i, host, dialed, dialed + i * 3_210_987L, REASONS.get(i % REASONS.size()));
      }
      run.request(i + 1L, host, i, dialed);
    }
    themes = new Themes();
    work = new FxExecutor(e -> fail("unexpected", e));
    view = new RunView(run.recording());
    tables = new TablesView(view, work, _ -> true);
    inspector = new InspectorView(view, work);
    both = new SplitPane(tables, inspector);
    both.setDividerPositions(0.77);
    scene = new Scene(both, 1280, 720);
    themes.apply(scene);
  }

  @Test
  void pictures() throws Exception {
    Files.createDirectories(DIRECTORY);
    select(new Selected.Connection(9));
    field("connections", "reason == IDLE_TOTAL_LIMIT || !closed");
    picture("tables-dark", Theme.DARK, 1280, 720, 100);
    picture("tables-light", Theme.LIGHT, 1280, 720, 100);
    picture("tables-150-light", Theme.LIGHT, 1280, 720, 150);
    field("connections", "reasn == IDLE");
    picture("tables-wrong-dark", Theme.DARK, 1920, 1080, 100);
    field("connections", "");
    select(new Selected.Request(4));
    tab(1);
    picture("tables-requests-dark", Theme.DARK, 1280, 720, 100);
    tab(2);
    field("events", "connection == 9");
    picture("tables-events-light", Theme.LIGHT, 1280, 720, 100);
    tab(3);
    select(new Selected.Pick(1));
    picture("tables-picks-dark", Theme.DARK, 1280, 720, 100);
    work.close();
  }

  private void select(Selected selected) throws Exception {
    robot.interact(() -> view.selectedProperty().set(selected));
    String number = selected.toString().replaceAll("[^0-9]", "");
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> title().endsWith(" " + number));
  }

  private void tab(int index) {
    robot.interact(() -> ((TabPane) tables.getCenter()).getSelectionModel().select(index));
  }

  private void field(String name, String text) {
    robot.interact(
        () -> {
          scene.snapshot(null);
          ((TextField) tables.lookup("#filter-" + name)).setText(text);
        });
  }

  private void picture(String name, Theme theme, int width, int height, int percent)
      throws Exception {
    robot.interact(
        () -> {
          themes.themeProperty().set(theme);
          themes.fontPercentProperty().set(percent);
          both.setPrefSize(width, height);
          both.resize(width, height);
          scene.snapshot(null);
        });
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = scene.snapshot(new WritableImage(width, height)));
    Pictures.write(image[0], DIRECTORY.resolve(name + ".png"));
  }

  private String title() {
    return ((Label) inspector.getContent().lookup("#inspector-title")).getText();
  }
}
