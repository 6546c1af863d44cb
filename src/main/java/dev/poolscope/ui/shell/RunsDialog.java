package dev.poolscope.ui.shell;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.ui.fx.Themes;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks which runs are to be compared: boxes `compare-choose-0`, `compare-choose-1` and so on, in
/// the order in which they are ticked.
///
/// Threading: the JavaFX application thread.
final class RunsDialog extends Dialog<List<Path>> {
  private final ButtonType compare = new ButtonType("Compare", ButtonBar.ButtonData.OK_DONE);
  private final Map<Path, CheckBox> boxes = new LinkedHashMap<>();
  private final List<Path> chosen = new ArrayList<>();
  private final VBox list = new VBox();

  /// @param known runs to choose from
  /// @param first runs that are chosen already
  RunsDialog(List<Path> known, List<Path> first, Themes themes, Window owner) {
    initOwner(owner);
    setTitle("Compare runs");
    list.getStyleClass().add("ps-stack");
    first.forEach(this::add);
    known.forEach(this::add);
    first.forEach(path -> box(path).setSelected(true));
    Label question =
        new Label(
            "Choose two or more runs. The oldest is the baseline; there, any other can be made it.");
    question.setWrapText(true);
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(520, 320);
    Button other = new Button("Another directory …", new FontIcon(Feather.FOLDER));
    other.setId("compare-choose-other");
    other.setOnAction(_ -> chooseOther());
    VBox content = new VBox(question, scroll, other);
    content.setId("compare-choose");
    content.getStyleClass().add("ps-stack");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().addAll(compare, ButtonType.CANCEL);
    getDialogPane().lookupButton(compare).setId("compare-choose-go");
    setResultConverter(button -> button == compare ? List.copyOf(chosen) : null);
    themes.apply(getDialogPane().getScene());
    enable();
  }

  private void add(Path path) {
    if (boxes.containsKey(path)) {
      return;
    }
    CheckBox box = new CheckBox(String.valueOf(path.getFileName()));
    box.setId("compare-choose-" + boxes.size());
    box.setTooltip(new Tooltip(path.toString()));
    box.selectedProperty()
        .addListener(
            (_, _, isChosen) -> {
              if (isChosen) {
                chosen.add(path);
              } else {
                chosen.remove(path);
              }
              enable();
            });
    boxes.put(path, box);
    list.getChildren().add(box);
  }

  private CheckBox box(Path path) {
    add(path);
    CheckBox box = boxes.get(path);
    if (box == null) {
      throw new IllegalStateException(path + " has no box");
    }
    return box;
  }

  private void chooseOther() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("The directory of a run");
    File directory = chooser.showDialog(getDialogPane().getScene().getWindow());
    if (directory != null) {
      box(directory.toPath().toAbsolutePath().normalize()).setSelected(true);
    }
  }

  private void enable() {
    Node go = getDialogPane().lookupButton(compare);
    if (go != null) {
      go.setDisable(chosen.size() < ComparedRun.FEWEST);
    }
  }
}
