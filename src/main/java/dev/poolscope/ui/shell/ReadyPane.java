package dev.poolscope.ui.shell;

import dev.poolscope.experiment.Experiment;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// An experiment that was opened and not yet run. What to watch is told after the run, since it
/// would answer what may be predicted first.
final class ReadyPane extends VBox {
  ReadyPane(Experiment experiment) {
    setId("ready");
    getStyleClass().add("ps-centred");
    VBox words = new VBox();
    words.getStyleClass().addAll("ps-stack", "ps-predict");
    words
        .getChildren()
        .addAll(
            label(experiment.title(), "ps-headline"),
            label(experiment.question(), "ps-question"),
            label(
                "Run it with "
                    + WindowCommands.RUN.key()
                    + ", or predict first with "
                    + WindowCommands.PREDICT.key()
                    + ".",
                "ps-dim"));
    getChildren().add(words);
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    label.setManaged(!text.isEmpty());
    return label;
  }
}
