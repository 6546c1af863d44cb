package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.fx.Themes;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The question about unsaved changes can be read, and no key that is pressed too soon loses them.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The dialog is made by show.
class UnsavedDialogTest {
  /// The least contrast of WCAG 2.1, level AA.
  private static final double READABLE = 4.5;

  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private UnsavedDialog dialog;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.setScene(new Scene(new Group(), 600, 400));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(() -> dialog.close());
  }

  @ParameterizedTest
  @EnumSource
  void itsWordsAreWholeAndReadable(Theme theme) {
    show(theme);
    assertThat(List.of(words("save"), words("discard"), words("cancel")))
        .extracting(Text::getText)
        .containsExactly("Save", "Discard", "Cancel");
    for (String button : List.of("save", "discard", "cancel")) {
      assertThat(contrast((Color) words(button).getFill(), background(button)))
          .as(button)
          .isGreaterThan(READABLE);
    }
  }

  @Test
  void enterKeepsTheChanges() {
    show(Theme.DARK);
    robot.push(KeyCode.ENTER);
    assertThat(dialog.getResult()).isEqualTo(Dialogs.Unsaved.CANCEL);
  }

  @Test
  void escapeKeepsTheChanges() {
    show(Theme.DARK);
    robot.push(KeyCode.ESCAPE);
    assertThat(dialog.getResult()).isEqualTo(Dialogs.Unsaved.CANCEL);
  }

  @Test
  void eachButtonAnswersWhatItSays() {
    show(Theme.DARK);
    robot.clickOn("#unsaved-save");
    assertThat(dialog.getResult()).isEqualTo(Dialogs.Unsaved.SAVE);
    show(Theme.DARK);
    robot.clickOn("#unsaved-discard");
    assertThat(dialog.getResult()).isEqualTo(Dialogs.Unsaved.DISCARD);
  }

  private void show(Theme theme) {
    robot.interact(
        () -> {
          Themes themes = new Themes();
          themes.themeProperty().set(theme);
          dialog = new UnsavedDialog(themes, stage);
          dialog.show();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Text words(String button) {
    return (Text) button(button).lookup(".text");
  }

  private Button button(String name) {
    return robot.lookup("#unsaved-" + name).queryButton();
  }

  private Color background(String button) {
    List<BackgroundFill> fills = button(button).getBackground().getFills();
    return (Color) fills.getLast().getFill();
  }

  private static double contrast(Color one, Color other) {
    double brighter = Math.max(luminance(one), luminance(other));
    return (brighter + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
