package dev.poolscope.ui.tables;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One table with its filter.
///
/// Threading: the JavaFX application thread.
final class TableTab extends Tab {
  private final TableModel model;
  private final FilterBar bar;
  private final RowTable rows;

  TableTab(TableModel model, String title, TableCommands commands) {
    this.model = model;
    String name = model.table().name();
    setText(title);
    setId("tab-" + name);
    setClosable(false);
    rows = new RowTable(model);
    RowActions actions = new RowActions(rows, model, commands);
    Button export = new Button("Export", new FontIcon(Feather.DOWNLOAD));
    export.setId("export-" + name);
    export.getStyleClass().addAll(Styles.FLAT);
    export.setTooltip(new Tooltip("Export the rows shown as CSV (Ctrl+Shift+E)"));
    export.setOnAction(_ -> actions.export());
    export.setMinWidth(VBox.USE_PREF_SIZE);
    bar = new FilterBar(model, export);
    rows.addEventFilter(KeyEvent.KEY_PRESSED, actions::keyPressed);
    rows.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, actions::showMenu);
    VBox.setVgrow(rows, Priority.ALWAYS);
    VBox content = new VBox(bar, rows);
    content.getStyleClass().add("table-tab");
    setContent(content);
  }

  TableModel model() {
    return model;
  }

  FilterBar bar() {
    return bar;
  }

  RowTable rows() {
    return rows;
  }
}
