package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.time.Soon;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
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
    watchdog = new Watchdog(Thread.currentThread(), List.of("WatchdogTest.excused"));
  }

  @AfterEach
  void end() throws InterruptedException {
    watchdog.end();
  }

  @Test
  void parkingIsAnOffenceToldWithItsPlace() {
    Semaphore end = new Semaphore(0);
    Platform.runLater(() -> park(end));
    Soon.holds(() -> !watchdog.offences().isEmpty());
    end.release();
    assertThat(watchdog.offences()).singleElement().asString().contains("WatchdogTest.park");
  }

  @Test
  void waitingForAMonitorIsAnOffence() {
    Object monitor = new Object();
    synchronized (monitor) {
      Platform.runLater(() -> enter(monitor));
      Soon.holds(() -> !watchdog.offences().isEmpty());
    }
    assertThat(watchdog.offences()).singleElement().asString().contains("BLOCKED");
  }

  @Test
  void readingIsAnOffence() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket silent = server.accept()) {
      CompletableFuture<Integer> read = new CompletableFuture<>();
      Platform.runLater(() -> read(client, read));
      Soon.holds(() -> !watchdog.offences().isEmpty());
      silent.getOutputStream().write(1);
      assertThat(read.join()).isEqualTo(1);
    }
    assertThat(watchdog.offences()).singleElement().asString().contains("WatchdogTest.read");
  }

  @Test
  void moreThanASecondOfWorkIsAnOffence() {
    robot.interact(() -> work(2 * Watchdog.MOST_NANOS));
    assertThat(watchdog.offences()).singleElement().asString().contains("WatchdogTest.work");
  }

  @Test
  void lessThanASecondOfWorkIsNoOffenceHoweverOften() {
    for (int i = 0; i < 4; i++) {
      robot.interact(() -> work(Watchdog.MOST_NANOS / 2));
    }
    assertThat(watchdog.looks()).isPositive();
    assertThat(watchdog.offences()).isEmpty();
  }

  @Test
  void waitsOfManyEventsAreNoOffence() {
    while (watchdog.looks() < 2 * Watchdog.MOST_LOOKS) {
      int before = watchdog.looks();
      robot.interact(() -> awaitLooks(before + 1));
    }
    assertThat(watchdog.offences()).isEmpty();
  }

  @Test
  void excusedWaitIsNoOffence() {
    robot.interact(this::excused);
    assertThat(watchdog.offences()).isEmpty();
  }

  private void excused() {
    awaitLooks(2 * Watchdog.MOST_LOOKS);
  }

  private void awaitLooks(int looks) {
    while (watchdog.looks() < looks) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void park(Semaphore end) {
    end.acquireUninterruptibly();
  }

  private static void enter(Object monitor) {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private static void read(Socket socket, CompletableFuture<Integer> to) {
    try {
      to.complete(socket.getInputStream().read());
    } catch (IOException e) {
      to.completeExceptionally(e);
    }
  }

  /// Takes processor time, however long that lasts.
  private static void work(long nanos) {
    var threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + nanos;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
