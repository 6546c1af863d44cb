package dev.poolscope.ui.scope;

import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimePointer;
import dev.poolscope.ui.session.RunView;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.BorderPane;

/// The scope of one opened run: its bands, its lanes and what can be done with them.
///
/// Threading: the JavaFX application thread.
public final class ScopeView extends BorderPane {
  private static final URL STYLES =
      Objects.requireNonNull(ScopeView.class.getResource("/themes/scope.css"));

  private final ScopeViewModel model;
  private final ScopeCanvas canvas;
  private final ScopeBar bar;

  /// A scope that shows a run as its other views do.
  ///
  /// @param style how it is drawn
  /// @param ownScales whether each host's band has a scale of its own, not one for all; the
  ///   user may change it
  public ScopeView(RunView view, ObservableValue<PlotStyle> style, BooleanProperty ownScales) {
    this.model = new ScopeViewModel(view, ownScales);
    this.canvas = new ScopeCanvas(model, style);
    CommandTable<ScopeCanvas> commands = new CommandTable<>("scope-", ScopeCommands.ALL, canvas);
    this.bar = new ScopeBar(model, commands);
    new TimePointer(canvas, canvas, model.time());
    setId("scope");
    getStyleClass().add("scope");
    getStylesheets().add(STYLES.toExternalForm());
    setTop(bar);
    setCenter(canvas);
    setMinSize(320, 240);
    commands.listen(this);
    ContextMenu menu = new ContextMenu();
    menu.setId("scope-menu");
    menu.getItems().setAll(commands.menuItems(id -> "scope-menu-" + id));
    canvas.setOnContextMenuRequested(
        event -> menu.show(canvas, event.getScreenX(), event.getScreenY()));
  }

  /// What can be done in the scope.
  public static List<? extends Command<?>> commands() {
    return ScopeCommands.ALL;
  }

  /// Those of them that go from one moment of a run to the next.
  public static List<? extends Command<?>> steps() {
    return ScopeCommands.STEPS_IN_TIME;
  }

  /// Draws what has changed since the last pulse, and goes on with playback. To be called once a
  /// pulse, after [RunView#pulse()].
  ///
  /// @param pulseNanos the time on any steady clock
  public void pulse(long pulseNanos) {
    boolean grew = model.pulse(pulseNanos);
    canvas.pulse(pulseNanos, grew);
    bar.refresh();
  }

  /// Whether the scope is shown to those who look from afar: bands are tall, and all that is drawn
  /// is explained in whole words.
  public void setTall(boolean isTall) {
    canvas.setTall(isTall);
  }

  /// What is drawn now, but for what follows the pointer, as an SVG document.
  public String svg() {
    return canvas.svg();
  }

  /// Whether the run is being played back, which moves with every pulse.
  public boolean isPlaying() {
    return model.playingProperty().get();
  }

  /// The drawing takes the keys.
  @Override
  public void requestFocus() {
    canvas.requestFocus();
  }
}
