package dev.poolscope.ui.compare;

import dev.poolscope.timeline.TimeRange;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the pointer does on the bands: it carries the crosshair, zooms by its wheel, drags the view
/// along, and shows all by a double click.
///
/// Threading: the JavaFX application thread.
final class BandsPointer {
  private static final double WHEEL_NOTCH = 40;
  private static final double ZOOM_PER_NOTCH = 0.8;

  private final BandsView view;
  private final CompareModel model;
  private double lastX;
  private boolean isDragging;

  BandsPointer(BandsView view, CompareModel model) {
    this.view = view;
    this.model = model;
    // The pane that scrolls would take what is pressed and dragged, and the keys with it.
    view.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    view.setOnMouseExited(_ -> model.clearCursor());
    view.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
  }

  private boolean isOnAxis(double x) {
    return x >= view.plotLeft() && x <= view.plotLeft() + view.plotWidth();
  }

  private double nanosPerPixel() {
    return model.shown().nanos() / view.plotWidth();
  }

  /// The instant at a pixel, held within what is shown.
  private long nanos(double x) {
    TimeRange range = model.shown();
    long at = range.fromNanos() + Math.round((x - view.plotLeft()) * nanosPerPixel());
    return Math.clamp(at, range.fromNanos(), range.toNanos());
  }

  private void moved(MouseEvent event) {
    boolean onAxis = isOnAxis(event.getX());
    model.cursorProperty().set(onAxis ? nanos(event.getX()) : CompareModel.NO_CURSOR);
    view.setCursor(onAxis ? Cursor.CROSSHAIR : Cursor.DEFAULT);
  }

  private void pressed(MouseEvent event) {
    lastX = event.getX();
    isDragging = isOnAxis(event.getX());
    if (isDragging) {
      view.requestFocus();
      event.consume();
    }
  }

  private void dragged(MouseEvent event) {
    if (!isDragging) {
      return;
    }
    view.setCursor(Cursor.CLOSED_HAND);
    model.panBy(Math.round((lastX - event.getX()) * nanosPerPixel()));
    lastX = event.getX();
    model.cursorProperty().set(nanos(event.getX()));
  }

  private void released(MouseEvent event) {
    isDragging = false;
    moved(event);
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      model.showAll();
    }
  }

  /// The wheel zooms over the plot and scrolls beside it; sideways, it moves along.
  private void scrolled(ScrollEvent event) {
    if (event.getDeltaX() != 0) {
      model.panBy(Math.round(-event.getDeltaX() * nanosPerPixel()));
      event.consume();
    } else if (isOnAxis(event.getX()) && !event.isAltDown()) {
      model.zoom(Math.pow(ZOOM_PER_NOTCH, event.getDeltaY() / WHEEL_NOTCH), nanos(event.getX()));
      event.consume();
    }
  }
}
