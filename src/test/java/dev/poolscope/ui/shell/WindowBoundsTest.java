package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.session.Preferences.Bounds;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/// A window is where its title bar can be reached.
class WindowBoundsTest {
  private static final Rectangle2D SCREEN = new Rectangle2D(1920, 30, 1366, 738);

  @Test
  void whatIsOnTheScreenStays() {
    Bounds bounds = new Bounds(2000, 40, 1000, 700, true);
    assertThat(WindowBounds.within(bounds, SCREEN)).isEqualTo(bounds);
  }

  @Test
  void aTitleBarAboveTheScreenComesDown() {
    assertThat(WindowBounds.within(new Bounds(1919, 22, 1280, 720, false), SCREEN))
        .isEqualTo(new Bounds(1920, 30, 1280, 720, false));
  }

  @Test
  void aWindowLargerThanTheScreenIsAsLargeAsTheScreen() {
    assertThat(WindowBounds.within(new Bounds(3000, 600, 1920, 1080, false), SCREEN))
        .isEqualTo(new Bounds(1920, 30, 1366, 738, false));
  }

  @Test
  void theFirstWindowIsInTheMiddle() {
    assertThat(WindowBounds.middle(1280, 720, SCREEN))
        .isEqualTo(new Bounds(1963, 39, 1280, 720, false));
    assertThat(WindowBounds.middle(1280, 800, SCREEN).y()).isEqualTo(30);
  }
}
