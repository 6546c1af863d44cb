package dev.poolscope.ui.scope;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.plot.PlotFonts;
import dev.poolscope.ui.plot.TimeCommands;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
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
  /// At least the space between two items, in pixels, at all sizes of words.
  private static final double GAP = 4;

  private final ScopeViewModel model;
  private final CommandTable<ScopeCanvas> commands;
  private final ToggleButton freeze = new ToggleButton("Freeze");
  private final ToggleButton ownScales = new ToggleButton();
  private final ToggleButton apart = new ToggleButton();
  private final ToggleButton play = new ToggleButton();
  private final FontIcon playIcon = new FontIcon(Feather.PLAY);
  private final Node pickBack;
  private final Node pickForward;
  private final Separator beforeSteps = new Separator();
  private final Separator beforeScale = new Separator();
  private final Label behind = label("scope-behind");
  private final Label shown = label("scope-shown");

  ScopeBar(ScopeViewModel model, CommandTable<ScopeCanvas> commands) {
    this.model = model;
    this.commands = commands;
    this.pickBack = button(ScopeCommands.PICK_BACK);
    this.pickForward = button(ScopeCommands.PICK_FORWARD);
    setId("scope-bar");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    freeze.setGraphic(commands.get(ScopeCommands.FREEZE).sign());
    ownScales.setGraphic(commands.get(ScopeCommands.OWN_SCALES).sign());
    apart.setGraphic(commands.get(ScopeCommands.APART).sign());
    play.setGraphic(playIcon);
    getItems()
        .setAll(
            flat(commands.wired(freeze, ScopeCommands.FREEZE)),
            behind,
            space,
            shown,
            beforeSteps,
            button(ScopeCommands.EVENT_BACK),
            button(ScopeCommands.STEP_BACK),
            flat(commands.wired(play, ScopeCommands.PLAY)),
            button(ScopeCommands.STEP_FORWARD),
            button(ScopeCommands.EVENT_FORWARD),
            speeds(),
            button(ScopeCommands.CLOSE_BACK),
            button(ScopeCommands.CLOSE_FORWARD),
            pickBack,
            pickForward,
            beforeScale,
            flat(commands.wired(apart, ScopeCommands.APART)),
            flat(commands.wired(ownScales, ScopeCommands.OWN_SCALES)),
            button(TimeCommands.ZOOM_OUT),
            button(TimeCommands.ZOOM_IN),
            button(TimeCommands.SHOW_ALL));
    model.view().followingProperty().subscribe(this::refresh);
    model.playingProperty().subscribe(this::showPlaying);
    refresh();
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("scope-note");
    return label;
  }

  private Node button(String id) {
    return flat(commands.iconButton(id));
  }

  private static Node flat(Node button) {
    button.getStyleClass().add("flat");
    return button;
  }

  private Node speeds() {
    ChoiceBox<Double> speeds = new ChoiceBox<>(FXCollections.observableArrayList(Playback.SPEEDS));
    speeds.setId("scope-speed");
    speeds.setTooltip(new Tooltip(commands.get(ScopeCommands.FASTER).tooltip()));
    speeds.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double times) {
            return NumberText.decimal(times) + "×";
          }

          @Override
          public Double fromString(String text) {
            return Double.valueOf(text.replace("×", ""));
          }
        });
    speeds.valueProperty().bindBidirectional(model.speedProperty().asObject());
    return speeds;
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private void showPlaying(boolean playing) {
    playIcon.setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
    play.setSelected(playing);
  }

  /// Where there is no room for all, words go before buttons do: first what the axis says too, then
  /// the word beside the sign of Freeze; then what only parts the buttons.
  @Override
  protected void layoutChildren() {
    double words = freeze.getGraphicTextGap() + PlotFonts.width(freeze.getFont(), freeze.getText());
    double room = getWidth() - snappedLeftInset() - snappedRightInset() - buttons();
    double partings = width(beforeSteps) + width(beforeScale);
    room -= partings;
    show(beforeSteps, room >= 0);
    show(beforeScale, room >= 0);
    room -= words;
    freeze.setContentDisplay(room >= 0 ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    room -= width(shown);
    show(shown, room >= 0);
    super.layoutChildren();
  }

  /// The width of what always stays, gaps included.
  private double buttons() {
    double sign = freeze.getGraphic().prefWidth(-1);
    double width = freeze.snappedLeftInset() + sign + freeze.snappedRightInset() + GAP;
    for (Node item : getItems()) {
      boolean gives = item.equals(freeze) || item.equals(shown) || item instanceof Separator;
      if (item.isManaged() && !gives) {
        width += width(item);
      }
    }
    return width;
  }

  private static double width(Node item) {
    return item.prefWidth(-1) + GAP;
  }

  /// Takes over what changes with every pulse.
  void refresh() {
    boolean following = model.view().followingProperty().get();
    freeze.setSelected(!following);
    ownScales.setSelected(model.ownScalesProperty().get());
    apart.setSelected(model.apartProperty().get());
    show(apart, model.apartObstacle().isEmpty());
    boolean picks = model.pickObstacle().isEmpty();
    show(pickBack, picks);
    show(pickForward, picks);
    behind.setText(following ? "" : model.behind());
    TimeRange visible = model.time().shown();
    double perPixel = visible.nanos() / 1000.0;
    shown.setText(
        NumberText.instant(visible.fromNanos(), perPixel)
            + " to "
            + NumberText.instant(visible.toNanos(), perPixel));
  }
}
