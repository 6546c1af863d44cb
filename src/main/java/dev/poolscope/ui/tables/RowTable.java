package dev.poolscope.ui.tables;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.timeline.Column;
import dev.poolscope.ui.session.Selected;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;

/// A table on the screen: its columns, its rows, what is selected of them.
///
/// Threading: the JavaFX application thread.
final class RowTable extends TableView<Integer> {
  private static final double ROW_EMS = 2.0;
  private static final double LETTER_EMS = 0.62;
  private static final double PADDING_EMS = 1.4;

  /// Behind the connection and its host.
  private static final int REASON_PLACE = 2;

  private static final String INSTANCE = "instance";

  private final TableModel model;
  private final RowList rows = new RowList();
  private final Label measure = new Label();
  private boolean following;

  RowTable(TableModel model) {
    this.model = model;
    setId("table-" + model.table().name());
    setAccessibleText("Table of " + model.table().name());
    getStyleClass().add("row-table");
    setPlaceholder(new EmptyPane(model));
    setItems(rows);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    inOrder(shownColumns(model)).forEach(column -> getColumns().add(tableColumn(column)));
    setSortPolicy(
        _ -> {
          model.sort(keys());
          return true;
        });
    getSelectionModel().selectedItemProperty().addListener((_, _, row) -> selected(row));
    model.view().selectedProperty().addListener(_ -> showSelected(true));
    model.orderProperty().addListener((_, _, order) -> show(order));
    getChildren().add(measure);
    measure.setManaged(false);
    measure.setVisible(false);
    measure.fontProperty().addListener(_ -> resizeToFont());
    resizeToFont();
  }

  /// The selected rows, in the order shown.
  List<Integer> selectedRows() {
    return getSelectionModel().getSelectedIndices().stream()
        .filter(index -> index >= 0 && index < rows.size())
        .sorted()
        .map(rows::get)
        .toList();
  }

  /// All rows shown.
  RowOrder shown() {
    return rows.order();
  }

  /// The columns as a menu that sorts by them, the other way round when chosen again.
  Menu sortMenu() {
    Menu menu = new Menu("Sort by");
    menu.setId("sort-" + model.table().name());
    for (TableColumn<Integer, ?> column : getColumns()) {
      MenuItem item = new MenuItem(((Column) column.getUserData()).definition().shortName());
      item.setId("sort-" + column.getId());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> sortBy(column));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void sortBy(TableColumn<Integer, ?> column) {
    boolean again = getSortOrder().contains(column);
    boolean up = again && column.getSortType() == TableColumn.SortType.ASCENDING;
    column.setSortType(up ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
    getSortOrder().setAll(List.of(column));
    sort();
  }

  /// Whose client a row is of says nothing where the run has one.
  private static List<Column> shownColumns(TableModel model) {
    boolean several = model.view().recording().experiment().instances() > 1;
    return model.table().columns().stream()
        .filter(column -> several || !column.name().equals(INSTANCE))
        .toList();
  }

  /// As in the files, but for the reason of a close, which must not be out of sight.
  private static List<Column> inOrder(List<Column> columns) {
    List<Column> ordered = new ArrayList<>(columns);
    for (Column column : columns) {
      if (column.definition().equals(ConnectionColumns.CLOSE_REASON)) {
        ordered.remove(column);
        ordered.add(REASON_PLACE, column);
      }
    }
    return ordered;
  }

  private TableColumn<Integer, Integer> tableColumn(Column column) {
    TableColumn<Integer, Integer> shown = new TableColumn<>();
    shown.setId(model.table().name() + "-" + column.name());
    Label title = new Label(column.definition().shortName());
    Label unit = new Label(CellFormat.unit(column));
    unit.getStyleClass().add("ps-dim");
    HBox heading = new HBox(title, unit);
    heading.getStyleClass().add("heading");
    Tooltip.install(heading, new Tooltip(column.name()));
    shown.setGraphic(heading);
    shown.getStyleClass().add(column.kind() == ColumnKind.TEXT ? "word-column" : "number-column");
    shown.setUserData(column);
    shown.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    shown.setCellFactory(_ -> new RowCell(column, model));
    return shown;
  }

  private void resizeToFont() {
    double em = measure.getFont().getSize();
    setFixedCellSize(Math.rint(em * ROW_EMS));
    getColumns()
        .forEach(
            column -> {
              int letters = CellFormat.characters((Column) column.getUserData());
              column.setPrefWidth(Math.rint(em * (letters * LETTER_EMS + PADDING_EMS)));
            });
  }

  private List<SortKey> keys() {
    return getSortOrder().stream()
        .map(
            column ->
                new SortKey(
                    (Column) column.getUserData(),
                    column.getSortType() == TableColumn.SortType.DESCENDING))
        .toList();
  }

  private void show(RowOrder order) {
    boolean atEnd = isAtEnd();
    int before = rows.size();
    boolean grown = order.startsWith(rows.order());
    List<Integer> selected = grown ? List.of() : selectedRows();
    following = true;
    rows.show(order);
    if (!grown) {
      reselect(selected);
    }
    following = false;
    showSelected(false);
    if (grown && atEnd && before > 0 && order.size() > before) {
      scrollTo(order.size() - 1);
    }
  }

  private void reselect(List<Integer> selected) {
    getSelectionModel().clearSelection();
    int[] indexes = rows.order().indexesOf(selected);
    if (indexes.length > 0) {
      getSelectionModel().selectIndices(indexes[0], indexes);
    }
  }

  private void selected(Integer row) {
    if (!following && row != null) {
      following = true;
      model.view().selectedProperty().set(Rows.selected(model.table().row(row)));
      following = false;
    }
  }

  private void showSelected(boolean chosenNow) {
    Selected selected = model.view().selectedProperty().get();
    int row = following ? -1 : Rows.row(model.table(), selected);
    int index = row < 0 ? -1 : rows.indexOf((Integer) row);
    if (index >= 0 && !getSelectionModel().isSelected(index)) {
      following = true;
      getSelectionModel().clearAndSelect(index);
      following = false;
      if (chosenNow && !isVisible(index)) {
        scrollTo(index);
      }
    }
  }

  private boolean isAtEnd() {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getLastVisibleCell() != null
        && flow.getLastVisibleCell().getIndex() >= rows.size() - 1;
  }

  private boolean isVisible(int index) {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() <= index
        && flow.getLastVisibleCell().getIndex() >= index;
  }
}
