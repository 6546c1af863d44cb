package dev.poolscope.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.session.RunView;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/// One step is the same wherever there is a plot.
class TimeModelTest {
  private static final long SECOND = 1_000_000_000L;

  private final TimeModel time =
      new TimeModel(
          new SimpleObjectProperty<>(),
          new SimpleLongProperty(RunView.NO_CURSOR),
          () -> new TimeRange(0, 10 * SECOND));

  @Test
  void aStepCloserKeepsTheInstantUnderTheCrosshair() {
    time.cursorProperty().set(2 * SECOND);
    time.zoomIn();
    assertThat(time.shown()).isEqualTo(new TimeRange(600_000_000, 7_600_000_000L));
    time.zoomOut();
    assertThat(time.visibleProperty().get()).isNull();
  }

  @Test
  void keysActAroundTheMiddleWhereTheCrosshairIsOutOfSight() {
    time.zoomTo(new TimeRange(2 * SECOND, 4 * SECOND));
    time.cursorProperty().set(9 * SECOND);
    assertThat(time.focus()).isEqualTo(3 * SECOND);
    time.cursorProperty().set(4 * SECOND);
    assertThat(time.focus()).isEqualTo(4 * SECOND);
  }

  @Test
  void aStepAlongIsATenthAndStaysWithinTheWhole() {
    time.zoomTo(new TimeRange(2 * SECOND, 4 * SECOND));
    time.pan(1);
    assertThat(time.shown()).isEqualTo(new TimeRange(2_200_000_000L, 4_200_000_000L));
    time.showEnd();
    assertThat(time.shown()).isEqualTo(new TimeRange(8 * SECOND, 10 * SECOND));
    time.pan(1);
    assertThat(time.shown()).isEqualTo(new TimeRange(8 * SECOND, 10 * SECOND));
    time.showStart();
    assertThat(time.shown()).isEqualTo(new TimeRange(0, 2 * SECOND));
  }

  @Test
  void theCrosshairMovesByAHundredthFromTheMiddleAndStaysInSight() {
    time.moveCursor(1);
    assertThat(time.cursorProperty().get()).isEqualTo(5_100_000_000L);
    time.moveCursor(-200);
    assertThat(time.cursorProperty().get()).isZero();
    time.clearCursor();
    assertThat(time.hasCursor()).isFalse();
  }
}
