package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.FailureKind;
import dev.poolscope.timeline.FakeRecording;
import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.Span;
import dev.poolscope.ui.plot.Surface;
import dev.poolscope.ui.plot.SvgSurface;
import dev.poolscope.ui.session.Selected;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// Groups of connections, unfolded and folded by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class FoldedLanesTest {
  private final FakeRecording recording = FakeRun.crowd(new FakeRun.Crowd(1, 1_000, 2, 20), 3);
  private ScopeStage scope;

  @Start
  void start(Stage stage) {
    scope = new ScopeStage(recording, stage, new ScopeStage.Size(1000, 640, Theme.DARK, 100));
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

  @Test
  void aClickUnfoldsAGroupAndAnotherFoldsIt(FxRobot robot) throws TimeoutException {
    int folded = lines(robot);
    assertThat(folded).isLessThan(30);
    robot.clickOn(line(robot, 1), MouseButton.PRIMARY);
    until(robot, () -> lines(robot) > folded);
    assertThat(canvas(robot).frame().selectedGroup()).isNotNull();
    // Elsewhere, or the two would be a double click.
    robot.clickOn(line(robot, 1).add(200, 0), MouseButton.PRIMARY);
    until(robot, () -> lines(robot) == folded);
  }

  @Test
  void keysSelectAGroupUnfoldItAndGoIntoIt(FxRobot robot) {
    int folded = lines(robot);
    press(robot, KeyCode.DOWN);
    LaneGroup.Key first = Objects.requireNonNull(canvas(robot).frame().selectedGroup());
    assertThat(scope.view.selectedProperty().get()).isEqualTo(new Selected.Nothing());
    press(robot, KeyCode.ENTER);
    assertThat(lines(robot)).isGreaterThan(folded);
    press(robot, KeyCode.DOWN);
    assertThat(scope.view.selectedProperty().get()).isInstanceOf(Selected.Connection.class);
    assertThat(canvas(robot).frame().selectedGroup()).isNull();
    press(robot, KeyCode.ENTER);
    assertThat(lines(robot)).as("the group of the selected connection is folded").isEqualTo(folded);
    press(robot, KeyCode.DOWN);
    assertThat(canvas(robot).frame().selectedGroup()).isNotEqualTo(first);
  }

  @Test
  void ofALargeGroupOnlyASampleIsLookedAt(FxRobot robot) {
    ScopeCanvas canvas = canvas(robot);
    LaneGroup largest =
        canvas.model().data().order().upTo(recording.endNanos()).blocks().stream()
            .map(LaneLines.Block::group)
            .filter(Objects::nonNull)
            .max(Comparator.comparingInt(LaneGroup::count))
            .orElseThrow();
    assertThat(largest.count()).isGreaterThan(150);
    AtomicInteger looks = new AtomicInteger();
    Lanes counted =
        (Lanes)
            Proxy.newProxyInstance(
                Lanes.class.getClassLoader(),
                new Class<?>[] {Lanes.class},
                (_, method, arguments) -> {
                  looks.addAndGet(method.getName().equals("stretches") ? 1 : 0);
                  return method.invoke(recording.lanes(), arguments);
                });
    robot.interact(
        () ->
            DensityStrip.draw(
                new Pen(new SvgSurface()), canvas.frame(), counted, largest, new Span(0, 8)));
    assertThat(looks.get()).isBetween(50, 101);
  }

  @Test
  void briefLivesAreCountedNotSampled(FxRobot robot) {
    int count = 4_000;
    IntRows rows = new IntRows();
    for (int lane = 0; lane < count; lane++) {
      rows.add(lane);
    }
    Lanes refused =
        proxy(
            Lanes.class,
            (method, arguments) ->
                switch (method) {
                  case "endNanos" -> (int) arguments[0] * (recording.endNanos() / count);
                  case "dialFailure" -> FailureKind.REFUSED;
                  default -> throw new AssertionError(method + " is not needed");
                });
    double[] width = {0};
    Surface surface =
        proxy(
            Surface.class,
            (_, arguments) -> {
              width[0] += (double) arguments[3];
              return null;
            });
    LaneGroup group = new LaneGroup(new LaneGroup.Key(0, "refused", true, 0), count, () -> rows);
    Frame frame = canvas(robot).frame();
    DensityStrip.draw(new Pen(surface), frame, refused, group, new Span(0, 8));
    assertThat(width[0]).as("pixels").isGreaterThan(0.98 * frame.axis().width());
  }

  private static <T> T proxy(Class<T> type, BiFunction<String, Object[], @Nullable Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> answer.apply(method.getName(), arguments)));
  }

  private void press(FxRobot robot, KeyCode key) {
    robot.push(key);
    robot.interact(scope::pulse);
  }

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

  private int lines(FxRobot robot) {
    return canvas(robot).model().data().order().upTo(recording.endNanos()).lines();
  }

  /// The point of the screen in a line of lanes, while they are not scrolled.
  private Point2D line(FxRobot robot, int line) {
    ScopeCanvas canvas = canvas(robot);
    ScopeLayout layout = canvas.frame().layout();
    return canvas.localToScreen(300, layout.lanes().top() + (line + 0.5) * layout.laneHeight());
  }
}
