package dev.poolscope.ui.tables;

import atlantafx.base.theme.Styles;
import dev.poolscope.filter.FilterProblem;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.NumberText;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The field for a table's filter, with what is wrong with it, how many rows match, the filters
/// used before, and how far a search has come.
///
/// Threading: the JavaFX application thread.
final class FilterBar extends VBox {
  private static final String PROMPT =
      "Filter: host == a && reason == IDLE_TOTAL_LIMIT && requests < 2";

  private final TableModel model;
  private final FilterHistory history = new FilterHistory();
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final Label problem = new Label();
  private final MenuButton used = new MenuButton("", new FontIcon(Feather.CLOCK));
  private final ProgressBar progress = new ProgressBar();
  private final FilterCompletion completion;
  private final CommandTable<FilterBar> commands =
      new CommandTable<>("filter-", TableCommands.FILTER, this);

  FilterBar(TableModel model, Button export) {
    this.model = model;
    String name = model.table().name();
    field.setId("filter-" + name);
    count.setId("count-" + name);
    problem.setId("problem-" + name);
    used.setId("history-" + name);
    progress.setId("progress-" + name);
    completion = new FilterCompletion(field, model.table());
    field.setPromptText(PROMPT);
    field.setAccessibleText("Filter of " + name);
    field.setTooltip(new Tooltip(help()));
    field.getStyleClass().add("ps-mono");
    field.textProperty().bindBidirectional(model.filterProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    field.focusedProperty().addListener((_, _, focused) -> keep(focused));
    used.setTooltip(new Tooltip("Filters used before"));
    used.setAccessibleText("Filters used before");
    used.getStyleClass().addAll(Styles.FLAT);
    count.getStyleClass().addAll("ps-mono", "ps-dim");
    count.setMinWidth(USE_PREF_SIZE);
    problem.getStyleClass().addAll("ps-bad", "ps-small");
    problem.setGraphic(icon(Feather.ALERT_TRIANGLE));
    problem.setWrapText(true);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("search-progress");
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(field, used, count, export);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("filter-line");
    getStyleClass().add("filter-bar");
    getChildren().addAll(line, problem, progress);
    bind();
  }

  private String help() {
    return """
        Enter keeps the filter in the history, %s and %s go through it,
        %s offers what may come, Esc clears. Units: 5ms, 1m30s, 1KiB.
        Operators: == != < <= > >= contains matches in {a, b} && || ! ( )"""
        .formatted(key("older"), key("newer"), key("offer"));
  }

  private String key(String id) {
    return commands.get(id).key();
  }

  /// Where the filter is written.
  TextField field() {
    return field;
  }

  /// Ends what the field has going.
  void dispose() {
    completion.dispose();
  }

  private void bind() {
    progress.progressProperty().bind(model.progressProperty());
    progress.visibleProperty().bind(model.progressProperty().lessThan(TableModel.DONE));
    problem.managedProperty().bind(problem.visibleProperty());
    model.problemProperty().addListener((_, _, wrong) -> show(wrong));
    show(null);
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    NumberText.whole(model.orderProperty().get().size())
                        + " of "
                        + NumberText.whole(model.table().size()),
                model.orderProperty()));
    model.filterProperty().addListener(_ -> mark());
  }

  private void show(@Nullable FilterProblem wrong) {
    problem.setVisible(wrong != null);
    problem.setText(wrong == null ? "" : wrong.message());
    mark();
  }

  private void mark() {
    boolean wrong = model.problemProperty().get() != null;
    field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    field.pseudoClassStateChanged(Styles.STATE_SUCCESS, !wrong && !field.getText().isBlank());
  }

  /// Offers what may come.
  void offer() {
    completion.offer();
  }

  /// Writes the filter used before.
  void older() {
    write(history.older(field.getText()));
  }

  /// Writes the filter used after.
  void newer() {
    write(history.newer());
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      keep(false);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      if (!completion.close()) {
        write("");
      }
      event.consume();
    } else {
      commands.press(event);
    }
  }

  private void write(String filter) {
    completion.write(filter);
  }

  /// Keeps a filter that is right once the user is done with it.
  private void keep(boolean isWriting) {
    if (!isWriting && model.problemProperty().get() == null) {
      history.add(field.getText());
      used.getItems().setAll(history.filters().stream().map(this::item).toList());
    }
  }

  private MenuItem item(String filter) {
    MenuItem item = new MenuItem(filter);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> write(filter));
    return item;
  }

  private static FontIcon icon(Feather which) {
    FontIcon icon = new FontIcon(which);
    icon.getStyleClass().add("ps-bad");
    return icon;
  }
}
