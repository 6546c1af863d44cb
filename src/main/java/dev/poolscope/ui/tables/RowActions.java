package dev.poolscope.ui.tables;

import dev.poolscope.export.CsvRows;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;

/// What can be done with a table's selected rows: the context menu and its keys.
///
/// Threading: the JavaFX application thread.
final class RowActions {
  /// More rows than this are exported, not copied: a clipboard holds them all in memory.
  private static final int MAX_COPIED = 100_000;

  /// JavaFX makes an object for each row that is selected; selecting more than this by one key
  /// would stop the window.
  private static final int MAX_SELECTED_AT_ONCE = 5_000;

  private final RowTable rows;
  private final TableModel model;
  private final TableCommands commands;
  private final List<RowAction> actions;

  RowActions(RowTable rows, TableModel model, TableCommands commands) {
    this.rows = rows;
    this.model = model;
    this.commands = commands;
    this.actions = Stream.concat(onRows(), closing()).toList();
  }

  private Stream<RowAction> onRows() {
    return Stream.of(
        action(TableKey.FOLLOW, this::noConnection, () -> commands.follow(connection())),
        action(TableKey.COPY_CSV, this::tooManyToCopy, this::copyCsv),
        action(TableKey.COPY_WIRESHARK, this::noPort, this::copyWireshark),
        action(TableKey.EXPORT, () -> "", this::export));
  }

  private Stream<RowAction> closing() {
    return commands.canClose()
        ? Stream.of(action(TableKey.CLOSE, this::notClosable, () -> commands.close(connection())))
        : Stream.empty();
  }

  /// Shows the menu where it was asked for.
  void showMenu(ContextMenuEvent event) {
    ContextMenu menu = new ContextMenu();
    actions.forEach(action -> menu.getItems().add(action.item()));
    menu.getItems().add(rows.sortMenu());
    menu.setId("menu-" + model.table().name());
    menu.setAutoHide(true);
    menu.show(rows, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  /// Does what a key stands for.
  void keyPressed(KeyEvent event) {
    int shown = rows.shown().size();
    if (selectsManyRows(event) && shown > MAX_SELECTED_AT_ONCE) {
      event.consume();
      commands.note(
          NumberText.whole(shown)
              + " rows are too many to select at once; export the table, or filter it first");
      return;
    }
    for (RowAction action : actions) {
      if (action.key().match(event)) {
        event.consume();
        if (action.isPossible()) {
          action.action().run();
        } else {
          commands.note(action.text() + ": " + action.obstacle().get());
        }
      }
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
    commands.export(csv(rows.shown().toArray()), model.table().name());
  }

  private RowAction action(TableKey key, Supplier<String> obstacle, Runnable action) {
    String id = key.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new RowAction(id + "-" + model.table().name(), key.words(), key.key(), obstacle, action);
  }

  private void copyCsv() {
    List<Integer> selected = rows.selectedRows();
    copy(csv(selected.stream().mapToInt(Integer::intValue).toArray()).text());
    commands.note(selected.size() == 1 ? "1 row copied" : selected.size() + " rows copied");
  }

  private void copyWireshark() {
    String filter = WiresharkFilter.of(ports());
    copy(filter);
    commands.note("copied: " + filter);
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

  private String noConnection() {
    if (rows.selectedRows().size() != 1) {
      return "select one row";
    }
    return connection() == Rows.NONE ? "the row has no connection" : "";
  }

  private String noPort() {
    return ports().isEmpty() ? "no connection with a port is selected" : "";
  }

  private String tooManyToCopy() {
    int count = rows.selectedRows().size();
    if (count == 0) {
      return "select rows";
    }
    return count > MAX_COPIED ? "too many rows, export them" : "";
  }

  private String notClosable() {
    if (recording().isComplete()) {
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
