package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Theme and font size change while the window is open.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class ThemesTest {
  private Themes themes;
  private Button button;
  private StackPane root;

  @Start
  void start(Stage stage) {
    themes = new Themes();
    button = new Button("Run");
    root = new StackPane(button);
    Scene scene = new Scene(root, 200, 100);
    themes.apply(scene);
    stage.setScene(scene);
    stage.sizeToScene();
    stage.show();
  }

  @Test
  void themeChangesTheColorsOfAnOpenWindow(FxRobot robot) {
    assertThat(corner(robot)).isEqualTo(Palette.DARK.background());
    robot.interact(() -> themes.themeProperty().set(Theme.LIGHT));
    assertThat(corner(robot)).isEqualTo(Palette.LIGHT.background());
    assertThat(themes.paletteProperty().getValue()).isEqualTo(Palette.LIGHT);
  }

  @Test
  void wordsAreInTheFaceOfTheProgramAndGrow(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(button.getFont().getFamily()).isEqualTo(Fonts.WORDS);
    assertThat(button.getFont().getSize()).isEqualTo(Themes.pixels(100));
    robot.interact(() -> themes.enlarge(5));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(button.getFont().getSize()).isEqualTo(Themes.pixels(150));
    robot.interact(() -> themes.enlarge(500));
    assertThat(themes.fontPercentProperty().get()).isEqualTo(Themes.LARGEST_PERCENT);
  }

  @Test
  void popupsTakeTheStyleOfTheirWindow(FxRobot robot) {
    ContextMenu menu = new ContextMenu(new MenuItem("Copy"));
    robot.interact(
        () -> {
          themes.fontPercentProperty().set(150);
          themes.themeProperty().set(Theme.LIGHT);
        });
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> menu.show(button, 20, 20));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(menu.getScene().getStylesheets()).isEqualTo(root.getScene().getStylesheets());
    robot.interact(menu::hide);
  }

  @Test
  void pictureIsWrittenAsItIsSeen(FxRobot robot, @TempDir Path directory) throws IOException {
    WritableImage picture = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> Pictures.of(root, 2));
    File file = directory.resolve("window.png").toFile();
    Pictures.write(picture, file.toPath());
    var read = ImageIO.read(file);
    assertThat(read.getWidth()).isEqualTo(400);
    assertThat(read.getHeight()).isEqualTo(200);
    assertThat(new java.awt.Color(read.getRGB(1, 1)))
        .isEqualTo(new java.awt.Color(0x0f, 0x14, 0x1b));
    assertThat(directory.toFile().list()).containsExactly("window.png");
  }

  private Color corner(FxRobot robot) {
    WritableImage[] picture = new WritableImage[1];
    robot.interact(() -> picture[0] = Pictures.of(root, 1));
    return picture[0].getPixelReader().getColor(1, 1);
  }
}
