package dev.poolscope.ui.shell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.SplitPane;

/// Where the dividers of panes are, by the panes' ids; a pane that comes back has them where they
/// were.
///
/// Threading: the JavaFX application thread.
final class Layout {
  private final Map<String, List<Double>> positions;

  /// A layout that begins with these positions.
  Layout(Map<String, List<Double>> positions) {
    this.positions = new HashMap<>(positions);
  }

  /// Puts the dividers of a pane where they were, and remembers where they are moved to.
  void restore(SplitPane pane) {
    List<Double> known = positions.get(pane.getId());
    int dividers = pane.getDividers().size();
    if (known != null && known.size() == dividers) {
      pane.setDividerPositions(known.stream().mapToDouble(Double::doubleValue).toArray());
    }
    pane.getDividers()
        .forEach(divider -> divider.positionProperty().subscribe(() -> remember(pane)));
  }

  /// The positions by now.
  Map<String, List<Double>> positions() {
    return Map.copyOf(positions);
  }

  private void remember(SplitPane pane) {
    positions.put(pane.getId(), Arrays.stream(pane.getDividerPositions()).boxed().toList());
  }
}
