package dev.poolscope.ui.shell;

import dev.poolscope.ui.session.Preferences;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;

/// Where the dividers of panes are, by the panes' ids, and whether hosts are drawn to scales of
/// their own; a pane that comes back has them as they were.
///
/// Threading: the JavaFX application thread.
final class Layout {
  private final Map<String, List<Double>> positions;
  private final BooleanProperty ownScales;
  private final Set<SplitPane> panes = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<SplitPane> settling = Collections.newSetFromMap(new WeakHashMap<>());

  /// A layout that begins as it is remembered.
  ///
  /// @param wordSize where words become larger, dividers make way for them; where they become
  ///   smaller, the dividers come back
  Layout(Preferences remembered, ObservableValue<Number> wordSize) {
    positions = new HashMap<>(remembered.dividers());
    ownScales = new SimpleBooleanProperty(this, "ownScales", remembered.ownScales());
    wordSize.subscribe((_, _) -> List.copyOf(panes).forEach(pane -> settle(pane, this::place)));
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
    positions.putIfAbsent(pane.getId(), List.of(first));
    place(pane);
    panes.add(pane);
    pane.getDividers()
        .forEach(divider -> divider.positionProperty().subscribe((_, _) -> remember(pane)));
    settle(pane, _ -> {});
  }

  private void place(SplitPane pane) {
    List<Double> known = positions.getOrDefault(pane.getId(), List.of());
    if (!known.isEmpty()) {
      pane.setDividerPositions(known.getFirst());
    }
  }

  /// Until a pane has been laid out twice, its dividers move by what their neighbours need, which
  /// is nobody's wish.
  ///
  /// @param between done after the first time
  private void settle(SplitPane pane, Consumer<SplitPane> between) {
    Scene scene = pane.getScene();
    if (scene != null) {
      settling.add(pane);
      afterLayout(
          scene,
          () -> {
            between.accept(pane);
            afterLayout(scene, () -> settling.remove(pane));
          });
    }
  }

  private static void afterLayout(Scene scene, Runnable then) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            then.run();
          }
        });
    Platform.requestNextPulse();
  }

  /// Whether each host's band in the scope has a scale of its own, not one for all.
  BooleanProperty ownScalesProperty() {
    return ownScales;
  }

  /// Preferences with what it is by now.
  Preferences rememberedIn(Preferences preferences) {
    return preferences.laidOut(positions, ownScales.get());
  }

  private void remember(SplitPane pane) {
    if (!settling.contains(pane)) {
      positions.put(pane.getId(), Arrays.stream(pane.getDividerPositions()).boxed().toList());
    }
  }
}
