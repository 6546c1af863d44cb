package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.fx.NoTooltips;
import dev.poolscope.ui.fx.Palette;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Numbers by keys, wheel, dragging and slider, in a form as high as on a screen of 1366 x 768.
class SetupNumbersTest {
  private static final String LIMIT = "transport-maxIdleConns";
  private static final String BURST = "load-0-arrivals-size";

  private final FxRobot robot = new FxRobot();
  private final SetupModel model = new SetupModel(Origin.of("two-hosts-total-idle-one"));

  @BeforeEach
  void show() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(
        stage -> {
          Scene scene =
              SetupStage.scene(new SetupView(model, new NoSetupHost()), true, 310, 640, 13);
          NoTooltips.in(scene.getRoot());
          stage.setScene(scene);
          stage.sizeToScene();
          stage.setX(200);
          stage.setY(60);
          stage.show();
        });
    FxToolkit.setupFixture(
        () -> robot.lookup("#setup").query().getScene().getWindow().requestFocus());
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void theLoadAndTheFirstLimitsAreSeenWithoutScrolling() {
    for (String id : List.of("window", "load-0-arrivals-size", "load-0-arrivals-requests", LIMIT)) {
      Node node = node(id);
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      assertThat(bounds.getMaxY()).as(id).isLessThan(600);
      assertThat(bounds.getMinY()).as(id).isPositive();
    }
    assertThat(robot.lookup("duration").<Node>queryAll()).isNotEmpty();
    assertThat(node("window").getAccessibleHelp()).contains("In the file: window");
  }

  @Test
  void aNumberGoesUpAndDownByKeysAndByTheWheelWhereTheFocusIs() throws TimeoutException {
    robot.interact(() -> node(LIMIT).requestFocus());
    robot.type(KeyCode.UP, KeyCode.UP);
    until(() -> text(LIMIT).equals("3"));
    robot.type(KeyCode.DOWN);
    until(() -> text(LIMIT).equals("2"));
    robot.type(KeyCode.PAGE_UP);
    until(() -> text(LIMIT).equals("12"));
    robot.interact(() -> wheel(node(LIMIT), 40));
    until(() -> text(LIMIT).equals("13"));
    robot.interact(() -> wheel(node("transport-maxConnsPerHost"), 40));
    assertThat(text("transport-maxConnsPerHost")).isEqualTo("1");
    assertThat(model.state().sets()).containsExactly("transport.maxIdleConns=13");
  }

  @Test
  void draggingTheNameIsOneStepToUndo() throws TimeoutException {
    Node name = robot.from(node(LIMIT).getParent()).lookup(".setup-name").query();
    robot.drag(name, MouseButton.PRIMARY).moveBy(14, 0).moveBy(14, 0);
    until(() -> text(LIMIT).equals("4"));
    robot.moveBy(16, 0).drop();
    until(() -> text(LIMIT).equals("6"));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text(LIMIT).equals("1"));
    assertThat(model.canUndo()).isFalse();
  }

  @Test
  void aSliderChangesARunWhileItIsDragged() throws TimeoutException {
    List<Map<String, String>> told = new CopyOnWriteArrayList<>();
    robot.interact(() -> model.runStarted(told::add));
    // The line that says that a run is going moves what is below it.
    double[] top = {Double.NaN};
    until(
        () -> {
          double last = top[0];
          top[0] = node(BURST).localToScene(0, 0).getY();
          return robot.lookup("#setup-banner").query().isVisible() && top[0] == last;
        });
    Slider slider = robot.from(node(BURST).getParent()).lookup(".setup-slider").query();
    Node thumb = robot.from(slider).lookup(".thumb").query();
    robot.drag(thumb, MouseButton.PRIMARY).moveBy(20, 0);
    until(() -> !told.isEmpty() && Integer.parseInt(text(BURST)) > 10);
    robot.drop();
    assertThat(told.getLast()).isEqualTo(Map.of("load.0.arrivals.size", text(BURST)));
    robot.interact(model::undo);
    until(() -> text(BURST).equals("10"));
    assertThat(model.canUndo()).isFalse();
    assertThat(robot.from(node("window").getParent()).lookup(".setup-slider").<Node>queryAll())
        .isEmpty();
  }

  @Test
  void whatWasChangedHasABarAndSaysWhatItWasAndTheFocusHasTheFrame() throws TimeoutException {
    robot.interact(() -> model.set("transport.maxIdleConns", "7"));
    Label was = (Label) node(LIMIT + "-was");
    until(was::isVisible);
    assertThat(was.getText()).isEqualTo("was 1");
    robot.interact(() -> node("transport-maxConnsPerHost").requestFocus());
    until(() -> isFrame(stroke("transport-maxConnsPerHost")));
    BorderStroke changed = stroke(LIMIT);
    assertThat(isFrame(changed)).isFalse();
    assertThat(changed.getLeftStroke()).isNotEqualTo(changed.getTopStroke());
    assertThat(changed.getWidths().getLeft()).isGreaterThan(changed.getWidths().getTop());
    robot.interact(() -> node(LIMIT).requestFocus());
    until(() -> isFrame(stroke(LIMIT)));
  }

  @Test
  void theTargetOfALoadIsOneOfTheTargets() throws TimeoutException {
    ChoiceBox<?> target = (ChoiceBox<?>) node("load-0-target");
    assertThat(target.getItems()).hasToString("[a, b]");
    robot.interact(() -> model.set("balancer.kind", "random"));
    until(() -> target.getItems().toString().equals("[a, b, balanced]"));
    robot.interact(target::requestFocus);
    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
    until(() -> model.state().sets().contains("load.0.target=b"));
  }

  private static void wheel(Node node, double deltaY) {
    node.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            1,
            1,
            1,
            1,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            deltaY,
            0,
            deltaY,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(node, 1, 1)));
  }

  private BorderStroke stroke(String id) {
    return ((Region) node(id).getParent()).getBorder().getStrokes().getFirst();
  }

  private static boolean isFrame(BorderStroke stroke) {
    return stroke.getTopStroke().equals(stroke.getLeftStroke())
        && stroke.getTopStroke().equals(Palette.DARK.accent());
  }

  private Node node(String id) {
    return robot.lookup("#setup-" + id).query();
  }

  private String text(String id) {
    return ((TextField) node(id)).getText();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
