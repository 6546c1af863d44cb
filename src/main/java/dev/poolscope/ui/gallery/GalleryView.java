package dev.poolscope.ui.gallery;

import dev.poolscope.config.Experiment;
import dev.poolscope.ui.fx.Palette;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The experiments to begin with.
///
/// Threading: the JavaFX application thread.
public final class GalleryView extends BorderPane {

  private final TilePane cards = new TilePane();
  private final List<ExperimentCard> all;
  private final RecentFiles recent;
  private final Label nothing = new Label();
  private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();

  /// The gallery of some experiments.
  public GalleryView(
      List<Experiment> experiments, ObservableValue<Palette> palette, GalleryActions actions) {
    all = experiments.stream().map(e -> new ExperimentCard(e, palette, actions)).toList();
    recent = new RecentFiles(actions);
    setId("gallery");
    getStyleClass().add("ps-background");
    setTop(header(actions));
    setCenter(scrolling());
    setRight(side());
    FileDrop.on(this, actions);
    find("");
  }

  /// Lists what was opened last.
  public void showRecent(List<String> files) {
    recent.show(files);
  }

  /// Puts the keyboard where one begins to look.
  public void focusSearch() {
    search.requestFocus();
  }

  private HBox header(GalleryActions actions) {
    Label title = new Label("Experiments");
    title.getStyleClass().add("ps-headline");
    search.setId("gallery-search");
    search.setPromptText("Search");
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.setAccessibleText("Search experiments");
    search.textProperty().subscribe(this::find);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button open = new Button("Open …", new FontIcon(Feather.FOLDER));
    open.setId("gallery-open");
    open.setOnAction(_ -> actions.choose());
    Label hint = new Label("or drop an experiment file or a run directory here");
    hint.getStyleClass().add("ps-dim");
    HBox header = new HBox(title, search, space, hint, open);
    header.getStyleClass().add("ps-header");
    return header;
  }

  private ScrollPane scrolling() {
    cards.getStyleClass().add("ps-cards");
    nothing.setId("gallery-nothing");
    nothing.getStyleClass().add("ps-dim");
    VBox content = new VBox(nothing, cards);
    content.getStyleClass().add("ps-padded");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId("gallery-scroll");
    scroll.setFitToWidth(true);
    cards.setPrefColumns(2);
    return scroll;
  }

  private VBox side() {
    VBox side = new VBox(recent);
    side.getStyleClass().addAll("ps-panel", "ps-padded", "ps-side");
    return side;
  }

  private void find(String words) {
    List<ExperimentCard> found = all.stream().filter(card -> card.matches(words)).toList();
    cards.getChildren().setAll(found);
    nothing.setText("No experiment says “" + words + "”. Try fewer words.");
    nothing.setVisible(found.isEmpty());
    nothing.setManaged(found.isEmpty());
  }
}
