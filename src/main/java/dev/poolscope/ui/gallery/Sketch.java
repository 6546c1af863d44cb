package dev.poolscope.ui.gallery;

import dev.poolscope.ui.fx.Palette;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A small picture of an experiment: for every host a band with the requests as they are due over
/// the window, and marks where settings change.
final class Sketch extends Region {
  /// The parts that a window is cut into.
  static final int SLOTS = 60;

  private static final int MOST_HOSTS = 4;
  private static final double HEIGHT = 64;
  private static final double GAP = 4;
  private static final double SQUARE = 6;
  private static final double LEFT = 14;

  private final Canvas canvas = new Canvas();
  private final ObservableValue<Palette> palette;
  private List<LoadShape> shapes = List.of();
  private List<Double> changes = List.of();

  Sketch(ObservableValue<Palette> palette) {
    this.palette = palette;
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    palette.subscribe(_ -> draw());
  }

  /// Draws an outline; empty before.
  void show(Outline outline) {
    List<LoadShape> all = outline.shapes();
    shapes = all.subList(0, Math.min(MOST_HOSTS, all.size()));
    changes = outline.changes();
    setAccessibleText("Sketch of the requests to " + all.size() + " hosts");
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    Palette colors = palette.getValue();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double width = canvas.getWidth() - LEFT;
    double height = (canvas.getHeight() - GAP * (shapes.size() - 1)) / shapes.size();
    double most = shapes.stream().mapToDouble(LoadShape::most).max().orElse(1);
    for (int i = 0; i < shapes.size(); i++) {
      double top = i * (height + GAP);
      g.setFill(colors.background());
      g.fillRect(LEFT, top, width, height);
      g.setFill(colors.host(i));
      g.fillRect(0, top + (height - SQUARE) / 2, SQUARE, SQUARE);
      g.setFill(colors.active());
      drawShape(g, shapes.get(i), new Band(top, width, height, most));
    }
    drawChanges(g, colors, width);
  }

  private record Band(double top, double width, double height, double most) {}

  private static void drawShape(GraphicsContext g, LoadShape shape, Band band) {
    double slot = band.width() / SLOTS;
    for (int i = 0; i < SLOTS; i++) {
      double part = shape.requests().get(i) / band.most();
      if (part > 0) {
        double bar = Math.max(1, part * (band.height() - 2));
        g.fillRect(LEFT + i * slot, band.top() + band.height() - bar, slot + 0.5, bar);
      }
    }
  }

  private void drawChanges(GraphicsContext g, Palette colors, double width) {
    g.setStroke(colors.accent());
    g.setLineDashes(3, 3);
    for (double part : changes) {
      double x = Math.rint(LEFT + width * part) + 0.5;
      g.strokeLine(x, 0, x, canvas.getHeight());
    }
    g.setLineDashes();
  }
}
