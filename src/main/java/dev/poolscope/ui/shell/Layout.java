package dev.poolscope.ui.shell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;

/// Where the dividers of panes are, by the panes' ids, and whether hosts are drawn to scales of
/// their own; a pane that comes back has them as they were.
///
/// Threading: the JavaFX application thread.
final class Layout {
  private final Map<String, List<Double>> positions;
  private final BooleanProperty ownScales;

  /// A layout that begins with these positions and scales.
  Layout(Map<String, List<Double>> positions, boolean ownScales) {
    this.positions = new HashMap<>(positions);
    this.ownScales = new SimpleBooleanProperty(this, "ownScales", ownScales);
  }

  /// Puts the divider of a pane where it was, and remembers where it is moved to.
  ///
  /// @param first where it is before it was ever moved: the share of the first part by the length
  ///   of the pane in pixels
  void restore(SplitPane pane, DoubleUnaryOperator first) {
    ReadOnlyDoubleProperty length =
        pane.getOrientation() == Orientation.HORIZONTAL
            ? pane.widthProperty()
            : pane.heightProperty();
    length.addListener(
        new ChangeListener<Number>() {
          @Override
          public void changed(
              ObservableValue<? extends Number> observed, Number before, Number pixels) {
            length.removeListener(this);
            begin(pane, first.applyAsDouble(pixels.doubleValue()));
          }
        });
  }

  /// Dividers take a position only while their pane has a length.
  private void begin(SplitPane pane, double first) {
    List<Double> known = positions.get(pane.getId());
    pane.setDividerPositions(known == null || known.isEmpty() ? first : known.getFirst());
    pane.getDividers()
        .forEach(divider -> divider.positionProperty().subscribe(() -> remember(pane)));
  }

  /// Whether each host's band in the scope has a scale of its own, not one for all.
  BooleanProperty ownScalesProperty() {
    return ownScales;
  }

  /// The positions by now.
  Map<String, List<Double>> positions() {
    return Map.copyOf(positions);
  }

  private void remember(SplitPane pane) {
    positions.put(pane.getId(), Arrays.stream(pane.getDividerPositions()).boxed().toList());
  }
}
