package dev.poolscope.ui.tables;

import atlantafx.base.theme.Styles;
import dev.poolscope.ui.fx.CommandTable;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tab;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One table with its filter.
///
/// Threading: the JavaFX application thread.
final class TableTab extends Tab {
  private final TableModel model;
  private final FilterBar bar;
  private final RowTable rows;
  private final SelectedRows selected;

  TableTab(TableModel model, String title, TablesHost host, CommandTable<TablesView> commands) {
    this.model = model;
    String name = model.table().name();
    setText(title);
    setId("tab-" + name);
    setClosable(false);
    rows = new RowTable(model);
    selected = new SelectedRows(rows, model, host);
    Button export = new Button("Export", commands.get(TableCommands.EXPORT).sign());
    commands.wired(export, TableCommands.EXPORT).setId("export-" + name);
    export.getStyleClass().addAll(Styles.FLAT);
    export.setMinWidth(VBox.USE_PREF_SIZE);
    bar = new FilterBar(model, export);
    rows.setOnContextMenuRequested(event -> showMenu(commands, event));
    VBox.setVgrow(rows, Priority.ALWAYS);
    VBox content = new VBox(bar, rows);
    content.getStyleClass().add("table-tab");
    setContent(content);
  }

  private void showMenu(CommandTable<TablesView> commands, ContextMenuEvent event) {
    String name = model.table().name();
    ContextMenu menu = new ContextMenu();
    menu.getItems().addAll(commands.menuItems(id -> id + "-" + name));
    menu.getItems().add(rows.sortMenu());
    menu.setId("menu-" + name);
    menu.setAutoHide(true);
    menu.show(rows, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  TableModel model() {
    return model;
  }

  FilterBar bar() {
    return bar;
  }

  SelectedRows selected() {
    return selected;
  }
}
