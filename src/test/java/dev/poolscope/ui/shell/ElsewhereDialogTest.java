package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.fx.Themes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Nothing is sent beyond this machine without a yes to host, rate and connections, and no more
/// than usual without a second one. The dialog only answers; nothing here sends anything.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The dialog is made by show.
class ElsewhereDialogTest {
  private static final Reach USUAL = new Reach("pool.example", "load.0.arrivals", 50, 10);
  private static final Reach MUCH = new Reach("pool.example", "load.0.arrivals", 200, 3000);

  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private ElsewhereDialog dialog;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.setScene(new Scene(new Group(), 700, 500));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(() -> dialog.close());
  }

  @Test
  void namesHostRateAndConnections() {
    show(USUAL, new Reach("192.0.2.7", "load.1.arrivals", 2, 1));
    assertThat(words())
        .contains(
            "pool.example: up to 50 requests per second over up to 10 connections",
            "192.0.2.7: up to 2 requests per second over up to 1 connection")
        .noneMatch(text -> text.contains("Allow more"));
    robot.clickOn("#elsewhere-send");
    assertThat(dialog.getResult()).isTrue();
  }

  @Test
  void keysPressedTooSoonSendNothing() {
    show(USUAL);
    robot.push(KeyCode.ENTER);
    assertThat(dialog.getResult()).isFalse();
    show(USUAL);
    robot.push(KeyCode.ESCAPE);
    assertThat(dialog.getResult()).isNotEqualTo(true);
  }

  @Test
  void moreThanUsualTakesASecondYes() {
    show(MUCH);
    assertThat(words())
        .contains("Allow more than the usual 50 requests per second and 10 connections");
    assertThat(robot.lookup("#elsewhere-send").queryButton().isDisabled()).isTrue();
    robot.clickOn("#elsewhere-more");
    assertThat(robot.lookup("#elsewhere-send").queryButton().isDisabled()).isFalse();
    robot.clickOn("#elsewhere-send");
    assertThat(dialog.getResult()).isTrue();
  }

  /// Every word has the room that it needs.
  @Test
  void nothingIsCut() throws Exception {
    for (Theme theme : Theme.values()) {
      show(
          theme,
          MUCH,
          USUAL,
          new Reach("a.very.long.name.of.a.host.example", "p", 20_000, 100_000));
      for (Labeled each : labels()) {
        assertThat(each.getHeight())
            .as(each.getText())
            .isGreaterThanOrEqualTo(each.prefHeight(each.getWidth()) - 1);
      }
      WritableImage[] image = new WritableImage[1];
      robot.interact(() -> image[0] = dialog.getDialogPane().getScene().snapshot(null));
      Path pictures = Files.createDirectories(Path.of("target/pictures"));
      Pictures.write(image[0], pictures.resolve("elsewhere-" + theme + ".png"));
      robot.interact(() -> dialog.close());
    }
  }

  private List<Labeled> labels() {
    return Stream.of(".label", ".check-box", ".button")
        .flatMap(kind -> robot.from(dialog.getDialogPane()).lookup(kind).queryAll().stream())
        .map(Labeled.class::cast)
        .filter(Labeled::isVisible)
        .toList();
  }

  private List<String> words() {
    return labels().stream().map(Labeled::getText).toList();
  }

  private void show(Reach... reaches) {
    show(Theme.DARK, reaches);
  }

  private void show(Theme theme, Reach... reaches) {
    robot.interact(
        () -> {
          Themes themes = new Themes();
          themes.themeProperty().set(theme);
          dialog = new ElsewhereDialog(List.of(reaches), LoadCap.DEFAULT, themes, stage);
          dialog.show();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
