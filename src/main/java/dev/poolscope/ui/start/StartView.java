package dev.poolscope.ui.start;

import dev.poolscope.ui.fx.FxExecutor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen: what the program is, and three ways in.
///
/// Threading: the JavaFX application thread.
public final class StartView extends ScrollPane {
  /// Experiments that say the most to who has seen none, by what they show.
  private static final Map<String, String> FIRST =
      new TreeMap<>(
          Map.of(
              "one-connection-serves-all", "One connection, reused for a thousand requests",
              "two-hosts-total-idle-one", "One idle slot that two hosts rob each other of",
              "slow-host-least-connections", "A slow host under least connections"));

  private final OwnServerForm own;
  private final RecentRuns recent;
  private final Label folder = new Label();
  private final StartHost host;

  /// The first screen.
  ///
  /// @param executor reads what was recorded
  public StartView(FxExecutor executor, StartHost host) {
    this.host = host;
    own = new OwnServerForm(host);
    recent = new RecentRuns(executor, host);
    setId("start");
    getStyleClass().add("ps-background");
    setFitToWidth(true);
    HBox ways = new HBox(experiments(), own, open());
    ways.getStyleClass().add("ps-tiles");
    ways.getChildren().forEach(way -> HBox.setHgrow(way, Priority.ALWAYS));
    Label name = new Label("Poolscope");
    name.getStyleClass().add("ps-headline");
    Label what =
        words(
            "Shows every connection of an HTTP client's pool while load runs: when it was dialed,"
                + " used, left idle and closed, and why.");
    what.setId("start-what");
    VBox page = new VBox(name, what, ways);
    page.getStyleClass().addAll("ps-stack", "ps-start");
    setContent(page);
  }

  /// Shows what was made or opened last, and where runs are kept.
  public void show(List<Path> opened, Path runs) {
    recent.show(opened);
    folder.setText("Runs are kept in " + runs);
  }

  /// Puts the keyboard where one begins.
  public void focusFirst() {
    own.focusFirst();
  }

  /// The heading of a way in.
  static Label heading(String text, Feather sign) {
    Label heading = new Label(text, new FontIcon(sign));
    heading.getStyleClass().add("ps-title");
    return heading;
  }

  private VBox experiments() {
    Button all = new Button("All experiments", new FontIcon(Feather.GRID));
    all.setId("start-gallery");
    all.getStyleClass().add("accent");
    all.setOnAction(_ -> host.showGallery());
    VBox tile =
        tile(
            "start-experiments",
            heading("Try an experiment", Feather.PLAY_CIRCLE),
            words("Each asks one question and brings its own servers. Predict, run, see why."));
    FIRST.forEach(
        (name, words) -> {
          Hyperlink link = new Hyperlink(words);
          link.setId("start-" + name);
          link.setWrapText(true);
          link.setMinHeight(USE_PREF_SIZE);
          link.setOnAction(_ -> host.openBuiltIn(name));
          tile.getChildren().add(link);
        });
    tile.getChildren().add(all);
    return tile;
  }

  private VBox open() {
    Button open = new Button("Open …", new FontIcon(Feather.FOLDER));
    open.setId("start-open");
    open.setOnAction(_ -> host.choose());
    Hyperlink change = new Hyperlink("Change …");
    change.setId("start-runs-change");
    change.setOnAction(_ -> host.chooseRunsFolder());
    folder.setId("start-runs");
    folder.setWrapText(true);
    folder.setMinHeight(USE_PREF_SIZE);
    folder.getStyleClass().addAll("ps-dim", "ps-small");
    return tile(
        "start-recent",
        heading("Open", Feather.FOLDER),
        words("An experiment file or a recorded run; or drop it here."),
        open,
        recent,
        new VBox(folder, change));
  }

  private static VBox tile(String id, Node... parts) {
    VBox tile = new VBox(parts);
    tile.setId(id);
    tile.getStyleClass().addAll("ps-tile", "ps-stack");
    return tile;
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().add("ps-dim");
    return words;
  }
}
