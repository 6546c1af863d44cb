package dev.poolscope.ui.scope;

import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimeAxis;

/// Everything that one drawing of the scope depends on, besides what was recorded.
///
/// @param axis where instants are drawn
/// @param nowNanos the instant up to which the run is shown
/// @param style how things are painted
/// @param layout where the parts are
/// @param scroll how far the parts are scrolled
/// @param selectedConnection the number of the selected connection, 0 for none
record Frame(
    TimeAxis axis,
    long nowNanos,
    PlotStyle style,
    ScopeLayout layout,
    Scroll scroll,
    long selectedConnection) {
  /// How far the parts are scrolled, in pixels.
  record Scroll(double bands, double lanes) {
    static final Scroll NONE = new Scroll(0, 0);
  }

  double unit() {
    return style.unit();
  }
}
