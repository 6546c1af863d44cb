package dev.poolscope.ui.tables;

import dev.poolscope.export.CsvRows;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.Tables;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The tables of a run, in tabs: connections, requests, events and picks.
///
/// Threading: the JavaFX application thread.
public final class TablesView extends BorderPane {
  private final RunView view;
  private final FxExecutor work;
  private final @Nullable LongPredicate closeConnection;
  private final Function<String, @Nullable Path> chooser;
  private final TabPane tabs = new TabPane();
  private final Label note = new Label();
  private final TableTab requests;
  private final TableTab events;
  private final List<TableTab> all;
  private final CommandTable<TablesView> keys =
      new CommandTable<>("tables-", TableCommands.VIEW, this);
  private final CommandTable<TablesView> rows =
      new CommandTable<>("tables-", onShown(), this, this::note);

  /// The tables of an opened run whose connections cannot be closed by hand.
  ///
  /// @param work where rows are found and files written
  public TablesView(RunView view, FxExecutor work) {
    this(view, work, null, null);
  }

  /// The tables of an opened run.
  ///
  /// @param work where rows are found and files written
  /// @param closeConnection closes a connection of the running run and says whether it was open;
  ///   called off the application thread
  public TablesView(RunView view, FxExecutor work, LongPredicate closeConnection) {
    this(view, work, closeConnection, null);
  }

  /// The same with another way to choose a file, by a suggested name.
  TablesView(
      RunView view,
      FxExecutor work,
      @Nullable LongPredicate closeConnection,
      @Nullable Function<String, @Nullable Path> chooser) {
    this.view = view;
    this.work = work;
    this.closeConnection = closeConnection;
    this.chooser = chooser == null ? this::choose : chooser;
    Tables tables = view.tables();
    TablesHost host = new Host();
    TableTab connections = tab(tables.connections(), "Connections", host);
    requests = tab(tables.requests(), "Requests", host);
    events = tab(tables.events(), "Events", host);
    all = List.of(connections, requests, events, tab(tables.picks(), "Picks", host));
    setId("tables");
    getStyleClass().add("ps-tables");
    getStylesheets()
        .add(
            Objects.requireNonNull(TablesView.class.getResource("/themes/tables.css"))
                .toExternalForm());
    tabs.setId("tables-tabs");
    tabs.getTabs().addAll(all);
    tabs.getSelectionModel().selectedItemProperty().addListener(_ -> pulse());
    note.setId("tables-note");
    note.getStyleClass().addAll("ps-dim", "ps-small", "note");
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    setCenter(tabs);
    setBottom(note);
    keys.listen(this);
    rows.listen(this);
    pulse();
  }

  /// Brings the table that is seen up to date, if there is something new. To be called a few times
  /// a second.
  public void pulse() {
    shown().model().pulse();
  }

  /// Shows the requests and events of one connection, and selects it.
  public void follow(long connection) {
    String filter = "connection == " + connection;
    requests.model().filterProperty().set(filter);
    events.model().filterProperty().set(filter);
    view.selectedProperty().set(new Selected.Connection(connection));
    tabs.getSelectionModel().select(requests);
  }

  /// What can be done with the tables.
  public static List<? extends Command<?>> commands() {
    return Stream.of(TableCommands.VIEW, TableCommands.FILTER, TableCommands.ROWS)
        .flatMap(List::stream)
        .toList();
  }

  /// Ends what the tables have going. They are not used any more.
  public void dispose() {
    all.forEach(tab -> tab.bar().dispose());
  }

  private TableTab tab(Table table, String title, TablesHost host) {
    return new TableTab(new TableModel(view, table, work), title, host, rows);
  }

  void focusFilter() {
    shown().bar().field().requestFocus();
  }

  private static List<Command<TablesView>> onShown() {
    return TableCommands.ROWS.stream()
        .map(command -> command.on((TablesView view) -> view.shown().selected()))
        .toList();
  }

  private TableTab shown() {
    return (TableTab) tabs.getSelectionModel().getSelectedItem();
  }

  private void note(String text) {
    note.setText(text);
  }

  private @Nullable Path choose(String name) {
    FileChooser dialog = new FileChooser();
    dialog.setTitle("Export the table as CSV");
    dialog.setInitialFileName(name + ".csv");
    dialog.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    File file = dialog.showSaveDialog(getScene().getWindow());
    return file == null ? null : file.toPath();
  }

  private final class Host implements TablesHost {
    @Override
    public void follow(long connection) {
      TablesView.this.follow(connection);
    }

    @Override
    public boolean canClose() {
      return closeConnection != null;
    }

    @Override
    public void close(long connection) {
      LongPredicate closer = Objects.requireNonNull(closeConnection, "cannot close");
      work.call(
          () -> closer.test(connection),
          wasOpen ->
              note(
                  "connection "
                      + connection
                      + (wasOpen ? " was closed by hand" : " was closed already")));
    }

    @Override
    public void export(CsvRows rows, String name) {
      Path file = chooser.apply(name);
      if (file != null) {
        note("writing " + NumberText.count(rows.rows(), "row", "rows") + " to " + file + " ...");
        work.call(
            () -> {
              rows.write(file);
              return rows.rows();
            },
            written -> note(NumberText.count(written, "row", "rows") + " written to " + file),
            failure -> note(file + " cannot be written: " + failure.getMessage()));
      }
    }

    @Override
    public void note(String text) {
      TablesView.this.note(text);
    }
  }
}
