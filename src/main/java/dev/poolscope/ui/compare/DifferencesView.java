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
import javafx.scene.control.Tooltip;
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
  private static final double NAME_EM = 18;
  private static final double CELL_EM = 8;
  private static final double WIDEST_CELL_EM = 26;
  private static final double LETTER_EM = 0.62;
  private static final double TITLE_LETTER_EM = 0.56;
  private static final double EDGES_EM = 1.8;

  private final TableView<DifferenceRow> table = new TableView<>();
  private final CheckBox onlyDifferences = new CheckBox("Only differences");
  private final Label count = new Label();
  private final ObservableValue<PlotStyle> style;
  private @Nullable Comparison comparison;
  private List<String> names = List.of();

  /// @param style its columns are as wide as its text asks for
  /// @param copy copies what is shown
  DifferencesView(ObservableValue<PlotStyle> style, Button copy) {
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
    style.subscribe(this::fit);
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

  private void columns(List<DifferenceRow> rows) {
    TableColumn<DifferenceRow, String> place = new TableColumn<>("host");
    place.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().place()));
    widen(place, PLACE_EM);
    TableColumn<DifferenceRow, String> name = new TableColumn<>("number or setting");
    name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
    widen(name, NAME_EM);
    List<TableColumn<DifferenceRow, ?>> all = new ArrayList<>(List.of(place, name));
    all.add(cells(title(0), 0, rows));
    for (int run = 1; run < names.size(); run++) {
      int first = 1 + (run - 1) * 3;
      String number = String.valueOf(run + 1);
      all.add(cells(title(run), first, rows));
      all.add(cells(number + " − 1", first + 1, rows));
      all.add(cells(number + " − 1 in %", first + 2, rows));
    }
    table.getColumns().setAll(all);
  }

  private String title(int run) {
    return "run " + (run + 1) + ": " + names.get(run);
  }

  private TableColumn<DifferenceRow, DifferenceRow.Cell> cells(
      String title, int index, List<DifferenceRow> rows) {
    Label heading = new Label(title);
    heading.setTooltip(new Tooltip(title));
    TableColumn<DifferenceRow, DifferenceRow.Cell> column = new TableColumn<>();
    column.setGraphic(heading);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
    column.setCellFactory(_ -> new DifferenceCell());
    column.getStyleClass().add("number-column");
    int longest =
        rows.stream().mapToInt(row -> row.cells().get(index).text().length()).reduce(0, Math::max);
    double letters = Math.max(longest * LETTER_EM, title.length() * TITLE_LETTER_EM);
    widen(column, Math.clamp(letters + EDGES_EM, CELL_EM, WIDEST_CELL_EM));
    return column;
  }

  private void fit(PlotStyle latest) {
    for (TableColumn<?, ?> column : table.getColumns()) {
      if (column.getUserData() instanceof Double em) {
        column.setPrefWidth(em * latest.textSize());
      }
    }
  }

  private void widen(TableColumn<?, ?> column, double em) {
    // Columns come and go with the runs; the style would keep them if they were subscribed to it.
    column.setUserData(em);
    column.setPrefWidth(em * style.getValue().textSize());
  }

  /// Shows what the runs have.
  ///
  /// @param called the names of the runs
  void show(Comparison latest, List<String> called) {
    comparison = latest;
    names = called;
    columns(DifferenceRow.of(latest));
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
