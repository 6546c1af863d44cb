package dev.poolscope.ui.fx;

import java.time.Duration;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;

/// How often a window shows what a run adds while nobody uses it. Without a graphics card the
/// processors paint and copy every picture as a whole, and the run needs them too; then there are
/// fewer pictures. What follows the pointer is drawn with every pulse anyway.
///
/// @param pictures the time between two pictures, whole beats of [PulsePump]
/// @param words the time between two changes of words, a multiple of that, so that words and
///     pictures are painted in one pulse
public record DrawingPace(Duration pictures, Duration words) {
  static final DrawingPace BY_CARD =
      new DrawingPace(Duration.ofMillis(100), Duration.ofMillis(500));
  static final DrawingPace BY_PROCESSORS =
      new DrawingPace(Duration.ofMillis(150), Duration.ofMillis(600));

  /// The pace of this machine. JavaFX must have been started.
  public static DrawingPace ofThisMachine() {
    // JavaFX has it wherever a graphics card paints, and nowhere else.
    return Platform.isSupported(ConditionalFeature.SCENE3D) ? BY_CARD : BY_PROCESSORS;
  }
}
