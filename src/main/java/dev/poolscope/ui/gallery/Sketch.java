package dev.poolscope.ui.gallery;

import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A small picture of what an experiment looks like when it is run.
final class Sketch extends Region {
  private static final double HEIGHT = 64;

  private final Canvas canvas = new Canvas();
  private final ObservableValue<PlotStyle> style;
  private RecordedSketch sketch = RecordedSketch.NONE;

  Sketch(ObservableValue<PlotStyle> style) {
    this.style = style;
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    style.subscribe(_ -> draw());
  }

  /// Draws a sketch; empty before.
  void show(RecordedSketch recorded) {
    sketch = recorded;
    setAccessibleText("Sketch of the connections to " + recorded.hosts().size() + " hosts");
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
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    new SketchPainter(new Pen(g), style.getValue(), canvas.getWidth(), canvas.getHeight())
        .draw(sketch);
  }
}
