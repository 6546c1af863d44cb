package dev.poolscope.ui.numbers;

import dev.poolscope.report.Disturbance;
import dev.poolscope.report.ExpectationResult;
import dev.poolscope.ui.fx.NumberText;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One expectation on the screen: what came, what was expected, and a way to the moment that
/// decided it. It is made once and takes new results from then on.
///
/// Threading: the JavaFX application thread.
final class VerdictLine extends HBox {
  private final Label what = new Label();
  private final Label why = new Label();
  private final Button button = new Button("", new FontIcon(Feather.CROSSHAIR));

  /// @param number the place among the expectations, from 0
  /// @param jump goes to the moment
  VerdictLine(int number, Runnable jump) {
    what.setId("expectation-" + number);
    what.setWrapText(true);
    why.setWrapText(true);
    why.getStyleClass().addAll("ps-dim", "ps-small");
    button.setId("jump-" + number);
    button.setAccessibleText("Jump to the moment that decided it");
    button.setTooltip(new Tooltip("Jump to the moment that decided it"));
    button.getStyleClass().addAll("flat", "ps-quiet");
    button.setOnAction(_ -> jump.run());
    VBox text = new VBox(what, why);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(text, button);
    getStyleClass().add("ps-line");
  }

  /// Shows a result.
  ///
  /// @param over whether it can change no more
  /// @param foreign whether it is expected of another run than this one, which is no fault of this
  /// @param disturbance what of the run is the machine's doing
  void show(ExpectationResult result, boolean over, boolean foreign, Disturbance disturbance) {
    what.setText(
        result.prefix()
            + result.metric().replace('_', ' ')
            + ", "
            + result.host()
            + ": "
            + actual(result));
    why.setText(
        "expected "
            + result.expected()
            + (result.because().isEmpty() ? "" : ": " + result.because())
            + (result.held() || !disturbance.occurred()
                ? ""
                : ". The run was disturbed: " + disturbance.words() + "."));
    Feather icon = over || result.held() ? sign(result.held()) : Feather.CLOCK;
    if (!(what.getGraphic() instanceof FontIcon shown) || shown.getIconCode() != icon) {
      what.setGraphic(icon(icon));
    }
    what.getStyleClass().removeAll("ps-good", "ps-bad", "ps-dim");
    if (foreign) {
      what.getStyleClass().add("ps-dim");
      what.setGraphic(dim(icon));
    } else if (over) {
      what.getStyleClass().add(result.held() ? "ps-good" : "ps-bad");
    }
    button.setDisable(!over);
  }

  /// The sign of what came true or did not.
  static FontIcon icon(boolean held) {
    return icon(sign(held));
  }

  private static FontIcon dim(Feather code) {
    FontIcon icon = new FontIcon(code);
    icon.getStyleClass().add("ps-dim");
    return icon;
  }

  private static FontIcon icon(Feather code) {
    FontIcon icon = new FontIcon(code);
    if (code != Feather.CLOCK) {
      icon.getStyleClass().add(code == Feather.CHECK ? "ps-good" : "ps-bad");
    }
    return icon;
  }

  private static Feather sign(boolean held) {
    return held ? Feather.CHECK : Feather.X;
  }

  private static String actual(ExpectationResult result) {
    Number actual = result.actual();
    return actual == null ? result.absence() : NumberText.decimal(actual.doubleValue());
  }
}
