package dev.poolscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.NoTooltips;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import dev.poolscope.ui.tables.FakeRun;
import dev.poolscope.ui.tables.Pulses;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The inspector by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class InspectorViewTest {
  private final FakeRun run = FakeRun.small();
  private FxExecutor work;
  private RunView view;
  private InspectorView inspector;
  private FxRobot robot;

  @Start
  void start(Stage stage) {
    work = new FxExecutor(e -> fail("unexpected", e));
    view = new RunView(run.recording());
    inspector = new InspectorView(view, work);
    Scene scene = new Scene(inspector, 360, 700);
    new Themes().apply(scene);
    NoTooltips.in(inspector);
    stage.setScene(scene);
    stage.setWidth(360);
    stage.setHeight(700);
    stage.setX(200);
    stage.setY(100);
    stage.show();
    robot = new FxRobot();
  }

  @AfterEach
  void stop() {
    work.close();
  }

  @Test
  void linksLeadFromConnectionToRequestAndBack() throws Exception {
    select(new Selected.Connection(1));
    until(() -> text("#inspector-title").equals("Connection 1"));
    robot.clickOn("#inspector-link-request-1");
    until(() -> text("#inspector-title").equals("Request 1"));
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Request(1));
    robot.interact(() -> node("#inspector-link-connection-1").requestFocus());
    robot.type(KeyCode.SPACE);
    until(() -> text("#inspector-title").equals("Connection 1"));
  }

  @Test
  void copiesAllThatItSays() throws Exception {
    select(new Selected.Connection(1));
    until(() -> text("#inspector-title").equals("Connection 1"));
    robot.clickOn("#inspector-copy");
    until(() -> clipboard().startsWith("Connection 1 to a\nlocal port 40001"));
    select(new Selected.Request(1));
    until(() -> text("#inspector-title").equals("Request 1"));
    robot.interact(() -> node("#inspector-copy").requestFocus());
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.CONTROL, KeyCode.C);
    until(() -> clipboard().startsWith("Request 1 to a\nCompleted"));
  }

  @Test
  void followsWhatChanges() throws Exception {
    select(new Selected.Connection(3));
    until(() -> text("#inspector-headline").startsWith("Open;"));
    run.connections.set(2, 8, 5_000_000_000L);
    run.connections.set(2, 9, "IDLE_TIMEOUT");
    run.connections.set(2, 10, "client");
    run.event(5_000_000_000L, "CONNECTION_CLOSED", "a", 3, 0, "IDLE_TIMEOUT");
    robot.interact(inspector::pulse);
    until(() -> text("#inspector-headline").startsWith("Closed by the client: it was idle"));
  }

  private void select(Selected selected) {
    robot.interact(() -> view.selectedProperty().set(selected));
  }

  private String clipboard() {
    String[] text = new String[1];
    robot.interact(() -> text[0] = String.valueOf(Clipboard.getSystemClipboard().getString()));
    return text[0];
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
  }

  private Node node(String id) {
    return robot.lookup(id).query();
  }

  private void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    Pulses.settle(robot, inspector.getScene());
  }
}
