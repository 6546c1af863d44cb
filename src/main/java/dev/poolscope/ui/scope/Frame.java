package dev.poolscope.ui.scope;

import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimeAxis;
import org.jspecify.annotations.Nullable;

/// Everything that one drawing of the scope depends on, besides what was recorded.
///
/// @param axis where instants are drawn
/// @param nowNanos the instant up to which the run is shown
/// @param style how things are painted
/// @param layout where the parts are
/// @param scroll how far the parts are scrolled
/// @param apart whether each of the run's clients has a band of its own for a host
/// @param ownScales whether each host's band has a scale of its own, not one for all
/// @param selectedConnection the number of the selected connection, 0 for none
/// @param selectedGroup the selected group of connections, null for none
record Frame(
    TimeAxis axis,
    long nowNanos,
    PlotStyle style,
    ScopeLayout layout,
    Scroll scroll,
    boolean apart,
    boolean ownScales,
    long selectedConnection,
    LaneGroup.@Nullable Key selectedGroup) {
  /// How far the parts are scrolled, in pixels.
  record Scroll(double bands, double lanes) {
    static final Scroll NONE = new Scroll(0, 0);
  }

  double unit() {
    return style.unit();
  }
}
