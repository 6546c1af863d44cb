package dev.poolscope.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.StateCounts;
import dev.poolscope.ui.plot.Surface;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The sketch of a card shows its hosts' connections in the colours of the theme.
class SketchPainterTest {
  private static final double WIDTH = 414;
  private static final double HEIGHT = 64;

  private record Box(Paint paint, double x, double y, double width, double height) {}

  private final List<Box> boxes = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyBuiltInShowsConnections(Theme theme) {
    PlotStyle style = PlotStyle.of(theme.palette(), 13);
    for (Headline experiment : Experiments.headlines()) {
      boxes.clear();
      draw(SketchFile.find(experiment.name()), style);
      assertThat(boxes)
          .as(experiment.name())
          .anyMatch(
              box ->
                  box.paint().equals(style.palette().active())
                      || box.paint().equals(style.palette().idle())
                      || (opensNone(experiment.name()) && box.paint() instanceof ImagePattern))
          .allSatisfy(
              box -> {
                assertThat(box.x()).isGreaterThanOrEqualTo(0);
                assertThat(box.y()).isGreaterThanOrEqualTo(0);
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(WIDTH);
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(HEIGHT);
              });
    }
  }

  /// Whether it says that its dials are never answered; what is dialing is hatched.
  private static boolean opensNone(String name) {
    return Experiments.read(Experiments.find(name), List.of()).expect().stream()
        .anyMatch(
            expected ->
                expected.from() == null
                    && expected.metric().equals("connections_opened")
                    && Double.valueOf(0).equals(expected.equalTo()));
  }

  @Test
  void hostsShareAScaleAndStatesAreStacked() {
    PlotStyle style = PlotStyle.of(Theme.DARK.palette(), 13);
    draw(
        new RecordedSketch(
            List.of(), List.of(host("a", new StateCounts(1, 2, 1)), host("b", counts(2)))),
        style);
    assertThat(heights(style.palette().active())).containsExactly(14., 14.);
    assertThat(heights(style.palette().idle())).containsExactly(21.);
    assertThat(heights(style.dialing())).containsExactly(28.);
  }

  @Test
  void changesAreMarkedWhereTheyAre() {
    PlotStyle style = PlotStyle.of(Theme.DARK.palette(), 13);
    draw(new RecordedSketch(List.of(0.5), List.of(host("a", counts(1)))), style);
    assertThat(boxes)
        .filteredOn(box -> box.paint().equals(style.palette().accent()))
        .isNotEmpty()
        .allMatch(box -> box.x() == 214);
  }

  private void draw(RecordedSketch sketch, PlotStyle style) {
    new SketchPainter(new Pen(new Boxes()), style, WIDTH, HEIGHT).draw(sketch);
  }

  private List<Double> heights(Paint paint) {
    return boxes.stream().filter(box -> box.paint().equals(paint)).map(Box::height).toList();
  }

  private static StateCounts counts(int active) {
    return new StateCounts(0, active, 0);
  }

  private static RecordedSketch.Host host(String name, StateCounts counts) {
    return new RecordedSketch.Host(name, List.of(counts));
  }

  private final class Boxes implements Surface {
    @Override
    public void rect(Paint paint, double x, double y, double width, double height) {
      boxes.add(new Box(paint, x, y, width, height));
    }

    @Override
    public void round(Color color, Rectangle place, double radius) {
      rect(color, place.x(), place.y(), place.width(), place.height());
    }

    @Override
    public void shape(Color color, List<Point2D> corners) {
      throw new AssertionError("a sketch has no shapes");
    }

    @Override
    public void text(
        String text, Pen.Style style, double x, double middle, TextAlignment alignment) {
      throw new AssertionError("a sketch has no words");
    }

    @Override
    public void within(Rectangle part, Runnable drawing) {
      throw new AssertionError("a sketch is not cut");
    }
  }
}
