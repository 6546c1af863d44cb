package dev.poolscope.ui.gallery;

import dev.poolscope.experiment.Headline;
import dev.poolscope.ui.plot.PlotStyle;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One experiment in the gallery: what it asks, a sketch of it, the words that people look for it
/// by, and the ways to run and to open it. What to watch would answer what may be predicted first.
/// The ids are `card-NAME`, `run-NAME`, `predict-NAME` and `open-NAME`.
final class ExperimentCard extends VBox {
  private final Headline experiment;
  private final Sketch sketch;

  ExperimentCard(Headline experiment, ObservableValue<PlotStyle> style, GalleryHost host) {
    this.experiment = experiment;
    this.sketch = new Sketch(style);
    setId("card-" + experiment.name());
    getStyleClass().add("ps-card");
    Label title = label(experiment.title(), "ps-title");
    Label question = label(experiment.question(), "ps-question");
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            title,
            question,
            sketch,
            tags(),
            new ReportLinks(experiment, host),
            space,
            buttons(host));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText("Open " + experiment.title());
    setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
            host.openBuiltIn(name());
          }
        });
    setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER && isFocused()) {
            key.consume();
            host.openBuiltIn(name());
          }
        });
  }

  /// The group of the experiment.
  String group() {
    return experiment.group();
  }

  /// The name of the experiment.
  String name() {
    return experiment.name();
  }

  /// Draws the sketch.
  void show(RecordedSketch recorded) {
    sketch.show(recorded);
  }

  /// Whether all words of a search are found in what the card says.
  boolean matches(String search) {
    String text =
        String.join(
                " ",
                experiment.name(),
                experiment.title(),
                experiment.question(),
                experiment.watch(),
                experiment.tags(),
                experiment.report())
            .toLowerCase(Locale.ROOT);
    for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private FlowPane tags() {
    FlowPane tags = new FlowPane();
    tags.getStyleClass().add("ps-tags");
    for (String word : experiment.words()) {
      Label tag = new Label(word);
      tag.getStyleClass().add("ps-tag");
      tags.getChildren().add(tag);
    }
    return tags;
  }

  private FlowPane buttons(GalleryHost host) {
    Button run = button("run", "Run", Feather.PLAY, host::runBuiltIn);
    run.setAccessibleText("Run " + experiment.title());
    run.getStyleClass().add("accent");
    Button predict = button("predict", "Predict first", Feather.EDIT_3, host::predictBuiltIn);
    predict.setAccessibleText("Predict " + experiment.title() + " first, then run it");
    Button open = button("open", "Open", Feather.FILE_TEXT, host::openBuiltIn);
    open.setAccessibleText("Open " + experiment.title() + " without running it");
    FlowPane buttons = new FlowPane(run, predict, open);
    buttons.getStyleClass().add("ps-tags");
    // A click on a button is none on the card.
    buttons.setOnMouseClicked(Event::consume);
    return buttons;
  }

  private Button button(String id, String words, Ikon icon, Consumer<String> action) {
    Button button = new Button(words, new FontIcon(icon));
    button.setId(id + "-" + experiment.name());
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.accept(name()));
    return button;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    label.setManaged(!text.isEmpty());
    label.setVisible(!text.isEmpty());
    return label;
  }
}
