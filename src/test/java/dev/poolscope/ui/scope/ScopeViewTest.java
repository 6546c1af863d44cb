package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.report.EventColumns;
import dev.poolscope.timeline.FakeRecording;
import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// Every action in the scope, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class ScopeViewTest {
  private static final long SECOND = 1_000_000_000L;

  private final FakeRecording recording = FakeRun.twoHosts(7);
  private ScopeStage scope;
  private RunView view;

  @Start
  void start(Stage stage) {
    scope = new ScopeStage(recording, stage, new ScopeStage.Size(1000, 640, Theme.DARK, 100));
    view = scope.view;
  }

  @Stop
  void stop() {
    scope.stage.close();
  }

  @BeforeEach
  void awaitLayout(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> canvas(robot).getWidth() > 900);
    robot.interact(scope::pulse);
    robot.interact(() -> scope.scope.requestFocus());
  }

  /// Waits for what the mouse does, which arrives some time later.
  private void until(FxRobot robot, Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> {
          robot.interact(scope::pulse);
          return condition.call();
        });
  }

  private ScopeCanvas canvas(FxRobot robot) {
    return robot.lookup("#scope-canvas").queryAs(ScopeCanvas.class);
  }

  /// The point of the screen at an instant and a share of the height.
  private Point2D at(FxRobot robot, long nanos, double share) {
    ScopeCanvas canvas = canvas(robot);
    return canvas.localToScreen(canvas.frame().axis().x(nanos), canvas.getHeight() * share);
  }

  private Point2D lane(FxRobot robot, int line) {
    ScopeCanvas canvas = canvas(robot);
    ScopeLayout layout = canvas.frame().layout();
    return canvas.localToScreen(300, layout.lanes().top() + (line + 0.5) * layout.laneHeight());
  }

  private TimeRange visible() {
    return Objects.requireNonNull(view.visibleProperty().get());
  }

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    robot.interact(scope::pulse);
  }

  @Test
  void theWheelZoomsAroundThePointerAndADoubleClickShowsAllAgain(FxRobot robot)
      throws TimeoutException {
    robot.moveTo(at(robot, 5 * SECOND, 0.3));
    until(robot, () -> view.cursorNanosProperty().get() > 0);
    robot.scroll(3, VerticalDirection.UP);
    until(robot, () -> view.visibleProperty().get() != null);
    double place = (double) (5 * SECOND - visible().fromNanos()) / visible().nanos();
    assertThat(visible().nanos()).isLessThan(9 * SECOND);
    assertThat(place).isBetween(0.48, 0.52);
    // Where its clicks come too late for a double click, a user does it again.
    until(
        robot,
        () -> {
          if (view.visibleProperty().get() != null) {
            robot.doubleClickOn(at(robot, visible().fromNanos() + 1, 0.3), MouseButton.PRIMARY);
          }
          return view.visibleProperty().get() == null;
        });
  }

  @Test
  void keysZoomAndPan(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.PLUS);
    TimeRange closer = visible();
    assertThat(closer.nanos()).isLessThan(9 * SECOND);
    press(robot, KeyCode.RIGHT);
    assertThat(visible().fromNanos()).isGreaterThan(closer.fromNanos());
    press(robot, KeyCode.HOME);
    assertThat(visible().fromNanos()).isZero();
    press(robot, KeyCode.END);
    assertThat(visible().toNanos()).isEqualTo(10 * SECOND);
    press(robot, KeyCode.DIGIT0);
    assertThat(view.visibleProperty().get()).isNull();
  }

  @Test
  void aKeyAndAButtonGiveEachHostItsOwnScale(FxRobot robot) throws TimeoutException {
    assertThat(canvas(robot).frame().ownScales()).isFalse();
    press(robot, KeyCode.H);
    assertThat(canvas(robot).frame().ownScales()).isTrue();
    robot.clickOn("#scope-own-scales");
    until(robot, () -> !canvas(robot).frame().ownScales());
  }

  @Test
  void draggingWithTheMiddleButtonMovesTheView(FxRobot robot) throws TimeoutException {
    robot.interact(() -> view.visibleProperty().set(new TimeRange(4 * SECOND, 6 * SECOND)));
    robot
        .drag(at(robot, 5 * SECOND, 0.3), MouseButton.MIDDLE)
        .dropTo(at(robot, 5_500_000_000L, 0.3));
    until(robot, () -> visible().fromNanos() < 4 * SECOND);
    assertThat(visible().fromNanos()).isBetween(3_400_000_000L, 3_600_000_000L);
  }

  @Test
  void draggingSelectsARangeAndEscapeClearsIt(FxRobot robot) throws TimeoutException {
    robot.drag(at(robot, 2 * SECOND, 0.3), MouseButton.PRIMARY).dropTo(at(robot, 4 * SECOND, 0.3));
    until(robot, () -> view.rangeProperty().get() != null);
    TimeRange range = Objects.requireNonNull(view.rangeProperty().get());
    assertThat(range.fromNanos()).isBetween(1_980_000_000L, 2_020_000_000L);
    assertThat(range.toNanos()).isBetween(3_980_000_000L, 4_020_000_000L);
    press(robot, KeyCode.Z);
    assertThat(visible()).isEqualTo(range);
    press(robot, KeyCode.ESCAPE);
    assertThat(view.rangeProperty().get()).isNull();
  }

  @Test
  void shiftAndArrowsSelectARange(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.SHIFT, KeyCode.RIGHT);
    press(robot, KeyCode.SHIFT, KeyCode.RIGHT);
    TimeRange range = Objects.requireNonNull(view.rangeProperty().get());
    assertThat(range.fromNanos()).isEqualTo(5 * SECOND);
    assertThat(range.nanos()).isEqualTo(200_000_000);
  }

  @Test
  void freezingKeepsThePictureWhileTheRunGoesOn(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          recording.goTo(4 * SECOND);
          scope.pulse();
        });
    robot.clickOn("#scope-freeze");
    until(robot, () -> !view.followingProperty().get());
    robot.interact(
        () -> {
          recording.goTo(6 * SECOND);
          scope.pulse();
        });
    assertThat(view.nowNanosProperty().get()).isEqualTo(4 * SECOND);
    assertThat(robot.lookup("#scope-behind").queryLabeled().getText())
        .isEqualTo(recording.eventsAfter(4 * SECOND) + " events behind");
    press(robot, KeyCode.F);
    robot.interact(scope::pulse);
    assertThat(view.nowNanosProperty().get()).isEqualTo(6 * SECOND);
  }

  @Test
  void clickAndArrowsSelectAConnection(FxRobot robot) throws TimeoutException {
    robot.clickOn(lane(robot, 2), MouseButton.PRIMARY);
    until(robot, () -> view.selectedProperty().get() instanceof Selected.Connection);
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Connection(3));
    press(robot, KeyCode.UP);
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Connection(1));
    press(robot, KeyCode.DOWN);
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Connection(3));
    press(robot, KeyCode.ESCAPE);
    assertThat(view.selectedProperty().get()).isEqualTo(new Selected.Nothing());
  }

  @Test
  void theCrosshairSaysTheValuesThere(FxRobot robot) throws TimeoutException {
    robot.moveTo(at(robot, 500_000_000, 0.3));
    until(robot, () -> canvas(robot).getAccessibleText().startsWith("At 0."));
    assertThat(canvas(robot).getAccessibleText())
        .startsWith("At 0.")
        .contains("a: 0 dialing, 0 active, 0 idle, 0 waiting");
    press(robot, KeyCode.CONTROL, KeyCode.RIGHT);
    assertThat(view.cursorNanosProperty().get()).isBetween(580_000_000L, 620_000_000L);
  }

  @Test
  void theCrosshairSaysNothingOfAConnectionThatIsNotDialedYet(FxRobot robot)
      throws TimeoutException {
    long dialed = recording.lanes().startNanos(2);
    ScopeCanvas canvas = canvas(robot);
    double y = canvas.screenToLocal(lane(robot, 2)).getY();
    double x = canvas.frame().axis().x(dialed);
    robot.moveTo(canvas.localToScreen(x - 20, y));
    until(robot, () -> view.cursorNanosProperty().get() > 0);
    assertThat(canvas.getAccessibleText()).startsWith("At ").doesNotContain("C3 to");
    robot.moveTo(canvas.localToScreen(x + 20, y));
    until(robot, () -> canvas.getAccessibleText().contains("C3 to"));
  }

  @Test
  void theCrosshairSaysNothingOfAConnectionThatIsGone(FxRobot robot) throws TimeoutException {
    long closed = recording.lanes().endNanos(0);
    ScopeCanvas canvas = canvas(robot);
    double y = canvas.screenToLocal(lane(robot, 1)).getY();
    double x = canvas.frame().axis().x(closed);
    robot.moveTo(canvas.localToScreen(x - 2, y));
    until(robot, () -> canvas.getAccessibleText().contains("C1 to"));
    robot.moveTo(canvas.localToScreen(x + 40, y));
    until(robot, () -> view.cursorNanosProperty().get() > closed);
    assertThat(canvas.getAccessibleText()).startsWith("At ").doesNotContain("C1 to");
  }

  @Test
  void theWheelScrollsLanesAndZoomsWithTheKey(FxRobot robot) throws TimeoutException {
    ScrollBar bar = robot.lookup("#scope-lane-scroll").queryAs(ScrollBar.class);
    robot.interact(() -> scope.stage.setHeight(420));
    until(robot, () -> bar.isVisible() && bar.getMax() > 40);
    robot.moveTo(lane(robot, 1));
    until(robot, () -> view.cursorNanosProperty().get() > 0);
    robot.scroll(2, VerticalDirection.DOWN);
    until(robot, () -> bar.getValue() > 0);
    assertThat(view.visibleProperty().get()).isNull();
    robot.interact(() -> canvas(robot).fireEvent(wheelWithControl(robot)));
    assertThat(visible().nanos()).isLessThan(9 * SECOND);
  }

  /// One notch upwards over the first lane; a robot's wheel knows no keys.
  private ScrollEvent wheelWithControl(FxRobot robot) {
    Point2D at = canvas(robot).screenToLocal(lane(robot, 1));
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        at.getX(),
        at.getY(),
        0,
        0,
        false,
        true,
        false,
        false,
        false,
        false,
        0,
        40,
        0,
        40,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void keysStepFromCloseToCloseAndSelectWhatWasClosed(FxRobot robot) {
    Lanes lanes = recording.lanes();
    press(robot, KeyCode.X);
    assertThat(view.nowNanosProperty().get()).isEqualTo(lanes.endNanos(lanes.closedLane(0)));
    assertThat(view.selectedProperty().get())
        .isEqualTo(new Selected.Connection(lanes.closedLane(0) + 1));
    press(robot, KeyCode.X);
    assertThat(view.nowNanosProperty().get()).isEqualTo(lanes.endNanos(lanes.closedLane(1)));
    robot.interact(() -> view.visibleProperty().set(new TimeRange(8 * SECOND, 9 * SECOND)));
    press(robot, KeyCode.SHIFT, KeyCode.X);
    long first = lanes.endNanos(lanes.closedLane(0));
    assertThat(view.nowNanosProperty().get()).isEqualTo(first);
    assertThat(visible().contains(first)).as("in sight").isTrue();
    press(robot, KeyCode.SHIFT, KeyCode.X);
    assertThat(view.nowNanosProperty().get()).as("there is none before").isEqualTo(first);
    robot.interact(() -> view.selectedProperty().set(new Selected.Nothing()));
    press(robot, KeyCode.X);
    assertThat(view.nowNanosProperty().get())
        .as("the next one even where the connection is not selected")
        .isEqualTo(lanes.endNanos(lanes.closedLane(1)));
  }

  @Test
  void aRangeIsPlayedInSlowMotion(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.SHIFT, KeyCode.S);
    robot.interact(
        () -> view.rangeProperty().set(new TimeRange(2 * SECOND, 2 * SECOND + 9_000_000)));
    press(robot, KeyCode.P);
    assertThat(view.nowNanosProperty().get()).isEqualTo(2 * SECOND);
    robot.interact(scope::pulse);
    assertThat(view.nowNanosProperty().get()).isEqualTo(2 * SECOND + 5_000_000);
    robot.interact(scope::pulse);
    assertThat(view.nowNanosProperty().get()).as("its end").isEqualTo(2 * SECOND + 9_000_000);
    robot.interact(scope::pulse);
    assertThat(scope.scope.isPlaying()).isFalse();
    press(robot, KeyCode.SHIFT, KeyCode.S);
    robot.interact(
        () -> {
          view.rangeProperty().set(null);
          view.cursorNanosProperty().set(3 * SECOND);
        });
    press(robot, KeyCode.SHIFT, KeyCode.P);
    robot.interact(scope::pulse);
    assertThat(view.nowNanosProperty().get()).isEqualTo(3 * SECOND + 500_000);
  }

  @Test
  void aFinishedRunIsPlayedBackAndStepped(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.S);
    robot.clickOn("#scope-play");
    until(robot, () -> view.nowNanosProperty().get() < 9 * SECOND);
    robot.interact(
        () -> {
          scope.pulse();
          scope.pulse();
        });
    assertThat(view.nowNanosProperty().get()).isBetween(250_000_000L, 3 * SECOND);
    press(robot, KeyCode.P);
    long paused = view.nowNanosProperty().get();
    press(robot, KeyCode.SHIFT, KeyCode.PERIOD);
    assertThat(view.nowNanosProperty().get()).isEqualTo(paused + ScopeViewModel.STEP_NANOS);
    press(robot, KeyCode.PERIOD);
    long event = recording.events().column(EventColumns.AT).number(0);
    assertThat(view.nowNanosProperty().get()).isEqualTo(event);
    press(robot, KeyCode.COMMA);
    assertThat(view.nowNanosProperty().get()).isZero();
  }
}
