package dev.poolscope.ui.shell;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.ui.fx.Themes;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks whether load may be sent to hosts that are not this machine, with host, rate and
/// connections: buttons `elsewhere-send` and `elsewhere-cancel`. Where it is more than usual, the
/// box `elsewhere-more` has to be ticked first. Enter and Escape send nothing.
///
/// Threading: the JavaFX application thread.
final class ElsewhereDialog extends Dialog<Boolean> {
  private static final double WIDTH = 480;

  private final ButtonType send = new ButtonType("Send load there", ButtonBar.ButtonData.YES);
  private final ButtonType cancel = new ButtonType("Cancel", ButtonBar.ButtonData.CANCEL_CLOSE);

  /// @param usual how much is allowed without the box
  ElsewhereDialog(List<Reach> reaches, LoadCap usual, Themes themes, Window owner) {
    initOwner(owner);
    setTitle("Load beyond this machine");
    VBox lines = new VBox(line("Load would be sent to other machines than this one:"));
    lines.getStyleClass().addAll("ps-stack", "ps-padded");
    lines.setPrefWidth(WIDTH);
    for (Reach reach : reaches) {
      lines.getChildren().add(line(reach.host() + ": " + reach.words()));
    }
    getDialogPane().setContent(lines);
    getDialogPane().getButtonTypes().addAll(send, cancel);
    Button yes = DialogButtons.button(this, send, "elsewhere-send");
    DialogButtons.harmless(this, cancel, "elsewhere-cancel");
    boolean isMore =
        reaches.stream().anyMatch(each -> !usual.covers(each.perSecond(), each.connections()));
    if (isMore) {
      CheckBox more =
          new CheckBox(
              "Allow more than the usual %.0f requests per second and %d connections"
                  .formatted(usual.perSecond(), usual.connections()));
      more.setId("elsewhere-more");
      more.setWrapText(true);
      more.setMinHeight(Region.USE_PREF_SIZE);
      lines.getChildren().add(more);
      yes.disableProperty().bind(more.selectedProperty().not());
    }
    setResultConverter(pressed -> pressed == send);
    themes.apply(getDialogPane().getScene());
  }

  private static Label line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
