package dev.poolscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The frame around what a lesson points at.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class PointedTest {
  private final Pointed pointed = new Pointed();
  private final Label label = new Label("what is meant");
  private BorderPane root;
  private Scene scene;

  @Start
  void start(Stage stage) {
    root = new BorderPane();
    scene = new Scene(root);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void whatWasPutThereInThisMomentIsFound(FxRobot robot) {
    label.setId("meant");
    robot.interact(
        () -> {
          root.setCenter(new SplitPane(label));
          assertThat(pointed.at(scene, "meant")).isTrue();
          assertThat(pointed.at(scene, "another")).isFalse();
        });
    assertThat(label.getStyleClass()).as("the frame is taken off").doesNotContain("ps-pointed");
  }
}
