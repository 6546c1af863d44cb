package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.run.FaultyRuns;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// An error of the program in a run, as the window tells it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class RunErrorsTest {
  @TempDir static Path directories;
  private WindowFixture w;

  @Start
  void start(Stage stage) throws IOException {
    w =
        new WindowFixture(
            stage,
            Files.createTempDirectory(directories, "window"),
            FaultyRuns.throwingAt(PoolEvent.ConnectionAcquired.class));
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void theStatusLineSaysWhatHappenedAndWhereItIsTold() throws IOException {
    w.open(w.experiment("one-connection-serves-all", "window=10m"));
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("status-recording").startsWith("internal error"));
    assertThat(w.text("status-recording")).contains(FaultyRuns.MESSAGE, "run.json");
  }
}
