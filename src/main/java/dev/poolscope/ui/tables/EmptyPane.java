package dev.poolscope.ui.tables;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What stands in the place of rows: which of range and filter leaves none, and how to be without
/// it.
///
/// Threading: the JavaFX application thread.
final class EmptyPane extends VBox {
  private final TableModel model;
  private final Label words = new Label();
  private final Button wholeRun = new Button("Show the whole run");
  private final Button noFilter = new Button("Remove the filter");

  EmptyPane(TableModel model) {
    this.model = model;
    String name = model.table().name();
    getStyleClass().add("empty-pane");
    words.setId("empty-" + name);
    words.setWrapText(true);
    wholeRun.setId("empty-range-" + name);
    wholeRun.setOnAction(_ -> model.view().rangeProperty().set(null));
    noFilter.setId("empty-filter-" + name);
    noFilter.setOnAction(_ -> model.filterProperty().set(""));
    FlowPane ways = new FlowPane(wholeRun, noFilter);
    ways.getStyleClass().add("ways");
    getChildren().addAll(words, ways);
    model.emptinessProperty().subscribe(_ -> show());
    model.orderProperty().addListener(_ -> show());
  }

  private void show() {
    Emptiness why = model.emptinessProperty().get();
    words.setText(words(why));
    offer(wholeRun, why == Emptiness.RANGE || why == Emptiness.BOTH);
    offer(noFilter, why == Emptiness.FILTER || why == Emptiness.BOTH);
  }

  private String words(Emptiness why) {
    String filter = "the filter " + model.appliedFilter().strip();
    return switch (why) {
      case NONE -> "No rows";
      case RANGE -> "No rows " + range();
      case FILTER -> "No rows pass " + filter;
      case BOTH -> "Some rows pass " + filter + ", but none of them " + range();
    };
  }

  private String range() {
    TimeRange range = model.view().rangeProperty().get();
    return range == null
        ? "in the range"
        : "from "
            + NumberText.instant(range.fromNanos())
            + " to "
            + NumberText.instant(range.toNanos());
  }

  private static void offer(Button way, boolean offered) {
    way.setVisible(offered);
    way.setManaged(offered);
  }
}
