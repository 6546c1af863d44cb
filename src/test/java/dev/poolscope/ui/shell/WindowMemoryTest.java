package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.time.Soon;
import dev.poolscope.ui.fx.HeadlessToolkit;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Objects;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without TestFX's extension, which keeps all events of its stage, and with them what they went
/// to.
@SuppressWarnings("NullAway.Init") // The window is made by start.
class WindowMemoryTest {
  @TempDir static Path directory;
  private WindowFixture w;

  @BeforeEach
  void start() {
    w = HeadlessToolkit.call(() -> new WindowFixture(new Stage(), directory));
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void runsThatWereShownBeforeAreLetGo() throws IOException {
    Path experiment = w.experiment("two-hosts-total-idle-one", "window=300ms");
    WeakReference<RunView> view = runOf(experiment);
    runOf(experiment);
    Soon.holds(() -> isGone(view));
  }

  private WeakReference<RunView> runOf(Path experiment) {
    w.robot.interact(() -> w.window.showGallery());
    w.open(experiment);
    w.robot.interact(() -> w.window.run());
    w.waitFor(RunState.Ended.class);
    return new WeakReference<>(
        Objects.requireNonNull(Objects.requireNonNull(w.window.session()).viewProperty().get()));
  }

  private static boolean isGone(WeakReference<?> what) {
    System.gc();
    return what.refersTo(null);
  }
}
