package dev.poolscope.ui.tables;

import dev.poolscope.export.CsvRows;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.NumberText;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;

/// What can be done with a table's selected rows.
///
/// Threading: the JavaFX application thread.
final class SelectedRows {
  /// More rows than this are exported, not copied: a clipboard holds them all in memory.
  private static final int MAX_COPIED = 100_000;

  /// JavaFX makes an object for each row that is selected; selecting more than this by one key
  /// would stop the window.
  private static final int MAX_SELECTED_AT_ONCE = 5_000;

  private final RowTable rows;
  private final TableModel model;
  private final TablesHost host;

  SelectedRows(RowTable rows, TableModel model, TablesHost host) {
    this.rows = rows;
    this.model = model;
    this.host = host;
    rows.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private void keyPressed(KeyEvent event) {
    int shown = rows.shown().size();
    if (selectsManyRows(event) && shown > MAX_SELECTED_AT_ONCE) {
      event.consume();
      host.note(
          NumberText.whole(shown)
              + " rows are too many to select at once; export the table, or filter it first");
    }
  }

  private static boolean selectsManyRows(KeyEvent event) {
    return switch (event.getCode()) {
      case A -> event.isShortcutDown();
      case HOME, END -> event.isShiftDown();
      default -> false;
    };
  }

  /// Writes all rows shown to a file that the user chooses.
  void export() {
    host.export(csv(rows.shown().toArray()), model.table().name());
  }

  /// Shows the requests and events of the connection.
  void follow() {
    host.follow(connection());
  }

  /// Closes the connection by hand.
  void close() {
    host.close(connection());
  }

  void copyCsv() {
    List<Integer> selected = rows.selectedRows();
    copy(csv(selected.stream().mapToInt(Integer::intValue).toArray()).text());
    host.note(NumberText.count(selected.size(), "row copied", "rows copied"));
  }

  void copyWireshark() {
    String filter = WiresharkFilter.of(ports());
    copy(filter);
    host.note("copied: " + filter);
  }

  private CsvRows csv(int[] chosen) {
    List<Column> columns = model.table().columns();
    return new CsvRows(
        columns.stream().map(Column::name).toList(),
        chosen.length,
        (row, column) -> columns.get(column).text(chosen[row]));
  }

  private List<Long> ports() {
    return rows.selectedRows().stream()
        .map(row -> Rows.connection(recording(), model.table().row(row)))
        .distinct()
        .map(connection -> Rows.localPort(recording(), connection))
        .filter(port -> port != Rows.NONE)
        .toList();
  }

  private long connection() {
    List<Integer> selected = rows.selectedRows();
    return selected.size() == 1
        ? Rows.connection(recording(), model.table().row(selected.getFirst()))
        : Rows.NONE;
  }

  /// Why there is no connection to follow; empty if there is one.
  String noConnection() {
    if (rows.selectedRows().size() != 1) {
      return "select one row";
    }
    return connection() == Rows.NONE ? "the row has no connection" : "";
  }

  /// Why there is nothing to capture; empty if there is.
  String noPort() {
    return ports().isEmpty() ? "no connection with a port is selected" : "";
  }

  /// Why the rows cannot be copied; empty if they can.
  String notCopyable() {
    int count = rows.selectedRows().size();
    if (count == 0) {
      return "select rows";
    }
    return count > MAX_COPIED ? "too many rows, export them" : "";
  }

  /// Why the connection cannot be closed; empty if it can.
  String notClosable() {
    if (!host.canClose() || recording().isComplete()) {
      return "the run is over";
    }
    String none = noConnection();
    if (!none.isEmpty()) {
      return none;
    }
    return Rows.isOpen(recording(), connection()) ? "" : "it is not open";
  }

  private Recording recording() {
    return model.view().recording();
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
