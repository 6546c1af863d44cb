package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.FakeRecording;
import dev.poolscope.timeline.FakeRun;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.Surface;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The scope as SVG: the same shapes and words as on the canvas.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The stage is made by start.
class SvgTest {
  private final FakeRecording recording = FakeRun.twoHosts(7);
  private ScopeStage scope;

  @Start
  void start(Stage stage) {
    scope = new ScopeStage(recording, stage, new ScopeStage.Size(1000, 640, Theme.DARK, 100));
  }

  @Stop
  void stop() {
    scope.stage.close();
  }

  @Test
  void theSvgHasTheShapesAndWordsOfThePicture(FxRobot robot) throws Exception {
    Shapes shapes = new Shapes();
    List<String> svg = new ArrayList<>();
    ScopeCanvas canvas = robot.lookup("#scope-canvas").queryAs(ScopeCanvas.class);
    robot.interact(
        () -> {
          scope.pulse();
          ScopePainter.paint(new Pen(shapes), canvas.frame(), canvas.model().data());
          svg.add(scope.scope.svg());
        });
    Path file = Path.of("target/pictures/scope.svg");
    Files.createDirectories(file.getParent());
    Files.writeString(file, svg.getFirst());
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getFirst().getBytes(StandardCharsets.UTF_8)));
    List<String> words = new ArrayList<>();
    List<String> fills = new ArrayList<>();
    int bars = 0;
    for (Element element : elements(document, "text")) {
      words.add(element.getTextContent());
    }
    for (Element element : elements(document, "rect")) {
      fills.add(element.getAttribute("fill"));
      bars += element.getAttribute("height").equals("14") ? 1 : 0;
    }
    assertThat(words).isEqualTo(shapes.words).contains("a", "b", "active");
    assertThat(bars).as("bars of lanes").isEqualTo(shapes.bars).isGreaterThan(20);
    assertThat(fills)
        .contains(hex(Palette.DARK.active()), hex(Palette.DARK.idle()), hex(Palette.DARK.waiting()))
        .as("the hatch of dials")
        .anyMatch(fill -> fill.startsWith("url(#pattern"));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String hex(Color color) {
    return "#" + color.toString().substring(2, 8).toLowerCase(Locale.ROOT);
  }

  /// Notes what is drawn.
  private static final class Shapes implements Surface {
    private final List<String> words = new ArrayList<>();
    private int bars;

    @Override
    public void rect(Paint paint, double x, double y, double width, double height) {
      bars += height == 14 ? 1 : 0;
    }

    @Override
    public void round(Color color, Rectangle place, double radius) {}

    @Override
    public void shape(Color color, List<Point2D> corners) {}

    @Override
    public void text(
        String text, Pen.Style style, double x, double middle, TextAlignment alignment) {
      words.add(text);
    }

    @Override
    public void within(Rectangle part, Runnable drawing) {
      drawing.run();
    }
  }
}
