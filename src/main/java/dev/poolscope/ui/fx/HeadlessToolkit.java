package dev.poolscope.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// Draws without a window and without a display. Where JavaFX is running already, with or without
/// one, that is used.
public final class HeadlessToolkit {
  /// Held, because loggers that nobody holds forget their level.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private HeadlessToolkit() {}

  /// Computes something on the JavaFX application thread and waits for it.
  ///
  /// @throws IllegalStateException if JavaFX has been running and has ended
  public static <T> T call(Supplier<T> work) {
    start();
    try {
      return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static synchronized void start() {
    setUnlessGiven("glass.platform", "Headless");
    setUnlessGiven("prism.order", "sw");
    Level before = JAVAFX.getLevel();
    // It warns of being on the class path, where it is on purpose.
    JAVAFX.setLevel(Level.SEVERE);
    try {
      CompletableFuture<Boolean> started = new CompletableFuture<>();
      Platform.startup(() -> started.complete(true));
      started.join();
      Platform.setImplicitExit(false);
    } catch (IllegalStateException _) {
      // It is running already.
    } finally {
      JAVAFX.setLevel(before);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
