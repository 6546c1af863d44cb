package dev.poolscope.ui.scope;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.session.RunView;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the pointer does on the drawing: it carries the crosshair, zooms by its wheel, drags the
/// view along or selects a range, and selects a lane by a click.
///
/// Threading: the JavaFX application thread.
final class ScopePointer {
  /// A shorter way is a click.
  private static final double LEAST_DRAG = 4;

  private static final double WHEEL_NOTCH = 40;
  private static final double ZOOM_PER_NOTCH = 0.8;

  private final ScopeCanvas canvas;
  private final ScopeViewModel model;
  private double pressedX;
  private double lastX;
  private long pressedNanos;
  private Drag drag = Drag.NONE;

  private enum Drag {
    NONE,
    PRESSED,
    RANGE,
    PAN
  }

  ScopePointer(ScopeCanvas canvas, ScopeViewModel model) {
    this.canvas = canvas;
    this.model = model;
    canvas.setOnMouseMoved(this::moved);
    canvas.setOnMouseExited(_ -> leave());
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.setOnScroll(this::scrolled);
    canvas.setOnZoom(this::zoomed);
  }

  private void moved(MouseEvent event) {
    TimeAxis axis = canvas.frame().axis();
    boolean onAxis = axis.covers(event.getX());
    model.view().cursorNanosProperty().set(onAxis ? axis.nanos(event.getX()) : RunView.NO_CURSOR);
    canvas.pointAt(event.getY());
    canvas.setCursor(onAxis ? Cursor.CROSSHAIR : Cursor.DEFAULT);
  }

  private void leave() {
    model.view().cursorNanosProperty().set(RunView.NO_CURSOR);
    canvas.pointAt(-1);
  }

  private void pressed(MouseEvent event) {
    canvas.requestFocus();
    pressedX = event.getX();
    lastX = event.getX();
    TimeAxis axis = canvas.frame().axis();
    pressedNanos = axis.nanos(event.getX());
    boolean pans = event.getButton() == MouseButton.MIDDLE || event.isShiftDown();
    drag = pans ? Drag.PAN : event.getButton() == MouseButton.PRIMARY ? Drag.PRESSED : Drag.NONE;
    if (drag == Drag.PAN) {
      canvas.setCursor(Cursor.CLOSED_HAND);
    }
  }

  private void dragged(MouseEvent event) {
    TimeAxis axis = canvas.frame().axis();
    if (drag == Drag.PRESSED && Math.abs(event.getX() - pressedX) >= LEAST_DRAG) {
      drag = Drag.RANGE;
    }
    if (drag == Drag.PAN) {
      model.panBy(Math.round((lastX - event.getX()) * axis.nanosPerPixel()));
    } else if (drag == Drag.RANGE) {
      long to = axis.nanos(event.getX());
      model.view().cursorNanosProperty().set(to);
      long from = Math.min(to, pressedNanos);
      long until = Math.max(to, pressedNanos);
      canvas.draftProperty().set(until > from ? new TimeRange(from, until) : null);
    }
    lastX = event.getX();
  }

  private void released(MouseEvent event) {
    if (drag == Drag.RANGE) {
      canvas.draftProperty().set(null);
      model.select(pressedNanos, canvas.frame().axis().nanos(event.getX()));
    } else if (drag == Drag.PRESSED) {
      clicked(event);
    }
    drag = Drag.NONE;
    canvas.setCursor(Cursor.CROSSHAIR);
  }

  private void clicked(MouseEvent event) {
    if (event.getClickCount() == 2) {
      model.showAll();
    } else if (canvas.parts().lanes().contains(event.getY())) {
      canvas.selection().select(canvas.placeAt(event.getY()));
    }
  }

  /// The wheel zooms over the plot and scrolls beside it; sideways, it moves along.
  private void scrolled(ScrollEvent event) {
    TimeAxis axis = canvas.frame().axis();
    if (event.getDeltaX() != 0) {
      model.panBy(Math.round(-event.getDeltaX() * axis.nanosPerPixel()));
    } else if (axis.covers(event.getX()) && !event.isAltDown()) {
      double factor = Math.pow(ZOOM_PER_NOTCH, event.getDeltaY() / WHEEL_NOTCH);
      model.zoom(factor, axis.nanos(event.getX()));
    } else {
      canvas.scrollBy(-event.getDeltaY(), event.getY());
    }
    event.consume();
  }

  private void zoomed(ZoomEvent event) {
    model.zoom(1 / event.getZoomFactor(), canvas.frame().axis().nanos(event.getX()));
    event.consume();
  }
}
