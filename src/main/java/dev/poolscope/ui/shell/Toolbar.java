package dev.poolscope.ui.shell;

import dev.poolscope.run.Progress;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The upper edge of the window: what is open, what can be done, and how far the run has come.
///
/// Threading: the JavaFX application thread.
final class Toolbar extends HBox {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Label title = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label time = new Label();
  private final LoadDoneBox loadDone = new LoadDoneBox();

  Toolbar(CommandTable<MainWindow> commands) {
    setId("toolbar");
    getStyleClass().add("ps-toolbar");
    title.setId("title");
    title.getStyleClass().add("ps-title");
    bar.setId("run-progress");
    time.setId("run-time");
    time.getStyleClass().addAll("ps-mono", "ps-dim");
    time.setMinWidth(USE_PREF_SIZE);
    title.setMinWidth(0);
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(fixed(commands.iconButton("start")), fixed(commands.iconButton("gallery")), title);
    Button run = button(commands, "run");
    Button stop = button(commands, "stop");
    // One place for the two, since only one of them can be wanted.
    stop.visibleProperty().bind(stop.disableProperty().not());
    stop.managedProperty().bind(stop.visibleProperty());
    run.visibleProperty().bind(stop.visibleProperty().not());
    run.managedProperty().bind(run.visibleProperty());
    getChildren().addAll(fixed(run), fixed(stop));
    getChildren().addAll(fixed(button(commands, "predict")), bar, time, loadDone, space);
    icons(commands, "open", "compare", "present");
    getChildren().add(fixed(exports(commands)));
    icons(commands, "theme", "smaller", "larger", "keys");
    show(null);
  }

  private void icons(CommandTable<MainWindow> commands, String... ids) {
    for (String id : ids) {
      getChildren().add(fixed(commands.iconButton(id)));
    }
  }

  /// What can be written, in a menu whose entries say whether it can be now.
  private static MenuButton exports(CommandTable<MainWindow> commands) {
    MenuButton menu = new MenuButton("Export");
    menu.setId("exports");
    menu.getItems().setAll(entries(commands));
    menu.setOnShowing(_ -> menu.getItems().setAll(entries(commands)));
    return menu;
  }

  private static List<MenuItem> entries(CommandTable<MainWindow> commands) {
    return Stream.of("picture", "tables", "archive")
        .map(id -> commands.menuItem(id, "export-" + id))
        .toList();
  }

  /// A button with the command's sign, words and key.
  private static Button button(CommandTable<MainWindow> commands, String id) {
    Command<MainWindow> command = commands.get(id);
    Label label = new Label(command.label(), command.sign());
    Label key = new Label(command.key());
    key.getStyleClass().add("ps-key");
    HBox face = new HBox(label, key);
    face.getStyleClass().add("ps-action");
    return commands.wired(new Button("", face), id);
  }

  /// Names what is open.
  void name(String text) {
    title.setText(text);
  }

  /// Shows how far a run has come.
  void show(@Nullable RunSession session) {
    RunState state = session == null ? null : session.stateProperty().get();
    Progress progress = session == null ? null : session.progress();
    bar.setVisible(state instanceof RunState.Starting || progress != null);
    bar.setManaged(bar.isVisible());
    time.setManaged(bar.isVisible());
    time.setVisible(bar.isVisible());
    loadDone.show(state instanceof RunState.Running ? session : null);
    if (state instanceof RunState.Starting || progress == null) {
      bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
      time.setText("starting");
      return;
    }
    double elapsed = Math.max(0, progress.elapsedNanos()) / NANOS_PER_SECOND;
    double window = progress.loadNanos() / NANOS_PER_SECOND;
    bar.setProgress(elapsed / window);
    time.setText(String.format(Locale.ROOT, "%.1f s of %.0f s", elapsed, window));
  }

  private static Region fixed(Region region) {
    region.setMinWidth(USE_PREF_SIZE);
    return region;
  }
}
