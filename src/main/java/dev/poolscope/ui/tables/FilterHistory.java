package dev.poolscope.ui.tables;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The filters used before, the latest first, each once.
///
/// Threading: the JavaFX application thread.
final class FilterHistory {
  private static final int MAX = 20;

  private final ObservableList<String> filters = FXCollections.observableArrayList();
  private int place = -1;

  ObservableList<String> filters() {
    return filters;
  }

  /// A filter was used.
  void add(String filter) {
    place = -1;
    if (!filter.isBlank()) {
      filters.remove(filter);
      filters.addFirst(filter);
      if (filters.size() > MAX) {
        filters.removeLast();
      }
    }
  }

  /// The filter used before the one last asked for; the same again at the end.
  String older(String now) {
    place = Math.min(place + 1, filters.size() - 1);
    if (place >= 0 && filters.get(place).equals(now)) {
      place = Math.min(place + 1, filters.size() - 1);
    }
    return place < 0 ? now : filters.get(place);
  }

  /// The filter used after the one last asked for; empty behind the latest.
  String newer() {
    place = Math.max(place - 1, -1);
    return place < 0 ? "" : filters.get(place);
  }
}
