package dev.poolscope.ui.compare;

import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.ComparisonTable;
import dev.poolscope.ui.plot.PlotStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The table of differences, with a box that hides what is equal in all runs and a button that
/// copies what is shown as CSV.
///
/// Threading: the JavaFX application thread.
final class DifferencesView extends BorderPane {
  private static final double PLACE_EM = 6.5;
  private static final double NAME_EM = 20;
  private static final double CELL_EM = 8;

  private final TableView<DifferenceRow> table = new TableView<>();
  private final CheckBox onlyDifferences = new CheckBox("Only differences");
  private final Label count = new Label();
  private final ObservableValue<PlotStyle> style;
  private @Nullable Comparison comparison;

  /// @param runs how many runs there are
  /// @param style its columns are as wide as its text asks for
  /// @param copy copies what is shown
  DifferencesView(int runs, ObservableValue<PlotStyle> style, Button copy) {
    this.style = style;
    setId("compare-differences");
    getStyleClass().add("differences");
    onlyDifferences.setId("compare-only-differences");
    onlyDifferences.setSelected(true);
    onlyDifferences.selectedProperty().subscribe(_ -> fill());
    count.setId("compare-count");
    count.getStyleClass().add("ps-dim");
    table.setId("compare-table");
    table.setAccessibleText("Differences between the runs");
    table.setPlaceholder(new Label("Nothing differs between these runs."));
    columns(runs);
    setTop(bar(copy));
    setCenter(table);
  }

  private HBox bar(Button copy) {
    Label heading = new Label("DIFFERENCES");
    heading.getStyleClass().add("ps-section");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(heading, onlyDifferences, count, space, copy);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private void columns(int runs) {
    TableColumn<DifferenceRow, String> place = new TableColumn<>("host");
    place.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().place()));
    widen(place, PLACE_EM);
    TableColumn<DifferenceRow, String> name = new TableColumn<>("number or setting");
    name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
    widen(name, NAME_EM);
    List<TableColumn<DifferenceRow, ?>> all = new ArrayList<>(List.of(place, name));
    all.add(cells("run 1", 0));
    for (int run = 2; run <= runs; run++) {
      int first = 1 + (run - 2) * 3;
      all.add(cells("run " + run, first));
      all.add(cells(run + " − 1", first + 1));
      all.add(cells(run + " − 1 in %", first + 2));
    }
    table.getColumns().setAll(all);
  }

  private TableColumn<DifferenceRow, DifferenceRow.Cell> cells(String title, int index) {
    TableColumn<DifferenceRow, DifferenceRow.Cell> column = new TableColumn<>(title);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
    column.setCellFactory(_ -> new DifferenceCell());
    column.getStyleClass().add("number-column");
    widen(column, CELL_EM);
    return column;
  }

  private void widen(TableColumn<?, ?> column, double em) {
    style.subscribe(latest -> column.setPrefWidth(em * latest.textSize()));
  }

  /// Shows what the runs have.
  void show(Comparison latest) {
    comparison = latest;
    fill();
  }

  private void fill() {
    if (comparison == null) {
      return;
    }
    List<DifferenceRow> rows = DifferenceRow.of(shown(comparison));
    int hidden = DifferenceRow.of(comparison).size() - rows.size();
    count.setText(hidden == 0 ? "" : hidden + " equal in all runs are hidden");
    table.getItems().setAll(rows);
    table.sort();
  }

  private Comparison shown(Comparison whole) {
    return onlyDifferences.isSelected() ? whole.onlyDifferences() : whole;
  }

  /// Copies what is shown as CSV.
  void copy() {
    if (comparison != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(ComparisonTable.csv(shown(comparison)));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }
}
