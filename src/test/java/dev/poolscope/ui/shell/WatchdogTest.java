package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The watchdog is made by start.
class WatchdogTest {
  private final FxRobot robot = new FxRobot();
  private Watchdog watchdog;

  @Start
  void start(Stage stage) {
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(new StackPane(), 200, 100));
    stage.sizeToScene();
    stage.show();
    watchdog = new Watchdog(Thread.currentThread(), List.of("WatchdogTest.lambda$excused"));
  }

  @Test
  void waitingIsAnOffenceToldWithItsPlace() throws InterruptedException {
    robot.interact(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)));
    assertThat(watchdog.end()).isNotEmpty().allMatch(told -> told.contains("WatchdogTest"));
  }

  @Test
  void workIsAnOffenceTheSecondTime() throws InterruptedException {
    robot.interact(this::work);
    robot.interact(this::work);
    assertThat(watchdog.end()).hasSize(1).first().asString().contains("WatchdogTest.work");
  }

  @Test
  void idlingAndShortWorkAreNoOffences() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      robot.interact(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)));
    }
    assertThat(watchdog.end()).isEmpty();
  }

  @Test
  void excusedWaitIsNoOffence() throws InterruptedException {
    excused();
    assertThat(watchdog.end()).isEmpty();
  }

  private void excused() {
    robot.interact(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)));
  }

  private void work() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
