package dev.poolscope.ui.scope;

import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.fx.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Draws pictures of the scope to look at.
public final class ScopeGallery {
  private static final Path DIRECTORY = Path.of("target/pictures");

  private ScopeGallery() {}

  public static void main(String[] args) throws Exception {
    Files.createDirectories(DIRECTORY);
    Platform.setImplicitExit(false);
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    try {
      drawAll();
    } finally {
      Platform.exit();
    }
  }

  private static void drawAll() throws Exception {
    Recording two = FakeRun.twoHosts(7);
    Recording crowd = FakeRun.crowd(new FakeRun.Crowd(4, 300, 40, 20), 3);
    for (Theme theme : Theme.values()) {
      draw("two", two, new ScopeStage.Size(1280, 720, theme, 100));
      draw("crowd", crowd, new ScopeStage.Size(1920, 1080, theme, 100));
    }
    draw("two-large", two, new ScopeStage.Size(1280, 720, Theme.DARK, 150));
    draw("two-small", two, new ScopeStage.Size(700, 420, Theme.LIGHT, 100));
  }

  private static void draw(String name, Recording recording, ScopeStage.Size size)
      throws Exception {
    WritableImage picture =
        CompletableFuture.supplyAsync(() -> picture(recording, size), Platform::runLater).join();
    String file = "scope-" + name + "-" + size.theme().name().toLowerCase(Locale.ROOT);
    Pictures.write(picture, DIRECTORY.resolve(file + ".png"));
  }

  private static WritableImage picture(Recording recording, ScopeStage.Size size) {
    Stage stage = new Stage();
    ScopeStage scope = new ScopeStage(recording, stage, size);
    scope.view.cursorNanosProperty().set(5_020_000_000L);
    scope.pulse();
    scope.pulse();
    WritableImage picture = Pictures.of(scope.scope, 1);
    stage.close();
    return picture;
  }
}
