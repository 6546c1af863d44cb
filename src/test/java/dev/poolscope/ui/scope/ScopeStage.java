package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.NoTooltips;
import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.session.RunView;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A scope in a window of its own, whose pulses are given by hand.
final class ScopeStage {
  private static final long PULSE_NANOS = 50_000_000;

  final RunView view;
  final ScopeView scope;
  final Themes themes = new Themes();
  final Stage stage;
  private long pulseNanos;

  ScopeStage(Recording recording, Stage stage, Size size) {
    this.view = new RunView(recording);
    this.scope =
        new ScopeView(
            view,
            new SimpleObjectProperty<>(
                PlotStyle.of(size.theme().palette(), Themes.pixels(size.fontPercent()))),
            new SimpleBooleanProperty());
    this.stage = stage;
    Scene scene = new Scene(scope, size.width(), size.height());
    themes.apply(scene);
    themes.themeProperty().set(size.theme());
    themes.fontPercentProperty().set(size.fontPercent());
    stage.setX(0);
    stage.setY(0);
    NoTooltips.in(scope);
    stage.setScene(scene);
    stage.sizeToScene();
    stage.show();
    scope.requestFocus();
    pulse();
  }

  /// How large, in which theme.
  record Size(double width, double height, Theme theme, int fontPercent) {
    static final Size NORMAL = new Size(1280, 720, Theme.DARK, 100);
  }

  /// The next pulse.
  void pulse() {
    pulseNanos += PULSE_NANOS;
    view.pulse();
    scope.applyCss();
    scope.layout();
    scope.pulse(pulseNanos);
  }
}
