package dev.poolscope.ui.scope;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.TimeWords;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons above the drawing.
///
/// Threading: the JavaFX application thread.
final class ScopeBar extends ToolBar {
  private final ScopeViewModel model;
  private final ScopeCommands commands;
  private final ToggleButton freeze = new ToggleButton("Freeze");
  private final ToggleButton play = new ToggleButton();
  private final FontIcon playIcon = new FontIcon(Feather.PLAY);
  private final Label behind = label("scope-behind");
  private final Label shown = label("scope-shown");

  ScopeBar(ScopeViewModel model, ScopeCommands commands) {
    this.model = model;
    this.commands = commands;
    setId("scope-bar");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    freeze.setGraphic(new FontIcon(Feather.PAUSE_CIRCLE));
    play.setGraphic(playIcon);
    getItems()
        .setAll(
            wired(freeze, "scope-freeze", ScopeAction.FOLLOW),
            behind,
            space,
            shown,
            new Separator(),
            button("scope-event-back", Feather.SKIP_BACK, ScopeAction.EVENT_BACK),
            button("scope-step-back", Feather.CHEVRON_LEFT, ScopeAction.STEP_BACK),
            wired(play, "scope-play", ScopeAction.PLAY),
            button("scope-step-forward", Feather.CHEVRON_RIGHT, ScopeAction.STEP_FORWARD),
            button("scope-event-forward", Feather.SKIP_FORWARD, ScopeAction.EVENT_FORWARD),
            speeds(),
            new Separator(),
            button("scope-zoom-out", Feather.ZOOM_OUT, ScopeAction.ZOOM_OUT),
            button("scope-zoom-in", Feather.ZOOM_IN, ScopeAction.ZOOM_IN),
            button("scope-show-all", Feather.MAXIMIZE_2, ScopeAction.SHOW_ALL));
    model.playingProperty().subscribe(this::showPlaying);
    refresh();
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("scope-note");
    return label;
  }

  private Button button(String id, Feather icon, ScopeAction action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    return wired(button, id, action);
  }

  private <T extends ButtonBase> T wired(T button, String id, ScopeAction action) {
    button.setId(id);
    button.setTooltip(new Tooltip(action.tooltip()));
    button.setAccessibleText(action.words());
    button.setOnAction(
        _ -> {
          commands.run(action);
          refresh();
        });
    button.getStyleClass().add("flat");
    return button;
  }

  private Node speeds() {
    ChoiceBox<Integer> speeds = new ChoiceBox<>(FXCollections.observableArrayList(Playback.SPEEDS));
    speeds.setId("scope-speed");
    speeds.setTooltip(new Tooltip(ScopeAction.FASTER.tooltip()));
    speeds.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer times) {
            return times + "×";
          }

          @Override
          public Integer fromString(String text) {
            return Integer.valueOf(text.replace("×", ""));
          }
        });
    speeds.valueProperty().bindBidirectional(model.speedProperty().asObject());
    return speeds;
  }

  private void showPlaying(boolean playing) {
    playIcon.setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
    play.setSelected(playing);
  }

  /// Takes over what changes with every pulse.
  void refresh() {
    boolean following = model.view().followingProperty().get();
    freeze.setSelected(!following);
    long events = following ? 0 : model.eventsBehind();
    behind.setText(
        events == 0
            ? ""
            : String.format(
                Locale.ROOT, "%,d %s behind", events, events == 1 ? "event" : "events"));
    TimeRange visible = model.visible();
    double perPixel = visible.nanos() / 1000.0;
    shown.setText(
        TimeWords.instant(visible.fromNanos(), perPixel)
            + " to "
            + TimeWords.instant(visible.toNanos(), perPixel));
  }
}
