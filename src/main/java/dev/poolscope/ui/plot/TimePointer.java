package dev.poolscope.ui.plot;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the pointer does on a plot: it carries the crosshair, zooms by its wheel or by two fingers,
/// drags the view along or a range, and shows all by a double click.
///
/// Threading: the JavaFX application thread.
public final class TimePointer {
  /// A shorter way is a click.
  private static final double LEAST_DRAG = 4;

  private static final double WHEEL_NOTCH = 40;
  private static final double ZOOM_PER_NOTCH = 0.8;

  private final Node node;
  private final PlotHost plot;
  private final TimeModel time;
  private double pressedX;
  private double lastX;
  private long pressedNanos;
  private Drag drag = Drag.NONE;
  private boolean pans;

  private enum Drag {
    NONE,
    PRESSED,
    RANGE,
    PAN
  }

  /// Attends to the pointer over a node.
  public TimePointer(Node node, PlotHost plot, TimeModel time) {
    this.node = node;
    this.plot = plot;
    this.time = time;
    // Filters, since a pane that scrolls would take what is pressed and dragged, and the keys.
    node.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    node.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    node.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    node.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    node.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    node.addEventFilter(ZoomEvent.ZOOM, this::zoomed);
    node.setOnMouseExited(_ -> left());
  }

  private void moved(MouseEvent event) {
    TimeAxis axis = plot.axis();
    boolean onAxis = axis.covers(event.getX());
    if (onAxis) {
      time.cursorProperty().set(axis.nanos(event.getX()));
    } else {
      time.clearCursor();
    }
    plot.pointAt(event.getY());
    node.setCursor(onAxis ? Cursor.CROSSHAIR : Cursor.DEFAULT);
  }

  private void left() {
    time.clearCursor();
    plot.pointAt(-1);
  }

  private void pressed(MouseEvent event) {
    if (event.getX() > plot.right()) {
      return;
    }
    node.requestFocus();
    event.consume();
    boolean isMiddle = event.getButton() == MouseButton.MIDDLE;
    drag = isMiddle || event.getButton() == MouseButton.PRIMARY ? Drag.PRESSED : Drag.NONE;
    pans = isMiddle || event.isShiftDown() || !plot.selectsRanges();
    pressedX = event.getX();
    lastX = event.getX();
    pressedNanos = plot.axis().nanos(event.getX());
  }

  private void dragged(MouseEvent event) {
    if (drag == Drag.PRESSED && Math.abs(event.getX() - pressedX) >= LEAST_DRAG) {
      drag = pans ? Drag.PAN : Drag.RANGE;
      node.setCursor(pans ? Cursor.CLOSED_HAND : Cursor.CROSSHAIR);
    }
    if (drag == Drag.PAN) {
      time.panBy(Math.round((lastX - event.getX()) * plot.axis().nanosPerPixel()));
      lastX = event.getX();
    }
    if (drag == Drag.PAN || drag == Drag.RANGE) {
      long to = plot.axis().nanos(event.getX());
      time.cursorProperty().set(to);
      if (drag == Drag.RANGE) {
        plot.dragRange(pressedNanos, to);
      }
    }
  }

  private void released(MouseEvent event) {
    if (drag == Drag.RANGE) {
      plot.selectRange(pressedNanos, plot.axis().nanos(event.getX()));
    } else if (drag == Drag.PRESSED && event.getButton() == MouseButton.PRIMARY) {
      if (event.getClickCount() == 2) {
        time.showAll();
      } else {
        plot.click(event.getY());
      }
    }
    drag = Drag.NONE;
    moved(event);
  }

  /// The wheel zooms over the axis, but for what it scrolls there unless the platform's key is
  /// held, and scrolls beside it; sideways, it moves along.
  private void scrolled(ScrollEvent event) {
    TimeAxis axis = plot.axis();
    boolean isTaken = true;
    if (event.getDeltaX() != 0) {
      time.panBy(Math.round(-event.getDeltaX() * axis.nanosPerPixel()));
    } else if (axis.covers(event.getX()) && zooms(event)) {
      double factor = Math.pow(ZOOM_PER_NOTCH, event.getDeltaY() / WHEEL_NOTCH);
      time.zoom(factor, axis.nanos(event.getX()));
    } else {
      isTaken = plot.scrollBy(-event.getDeltaY(), event.getY());
    }
    if (isTaken) {
      event.consume();
    }
  }

  private boolean zooms(ScrollEvent event) {
    return event.isShortcutDown() || !(event.isAltDown() || plot.scrollsAt(event.getY()));
  }

  private void zoomed(ZoomEvent event) {
    time.zoom(1 / event.getZoomFactor(), plot.axis().nanos(event.getX()));
    event.consume();
  }
}
