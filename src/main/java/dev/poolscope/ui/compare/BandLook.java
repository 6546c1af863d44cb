package dev.poolscope.ui.compare;

import dev.poolscope.ui.draw.Hatch;
import dev.poolscope.ui.draw.StateBand;
import dev.poolscope.ui.fx.Faces;
import dev.poolscope.ui.fx.Palette;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/// How bands are painted: made once for a theme and a size of text.
///
/// @param palette the theme's colours
/// @param unit the size of text over that of the design, 13 pixels: lengths grow with it
/// @param dialing connections being dialed
/// @param small the face of the numbers beside a band
record BandLook(Palette palette, double unit, Paint dialing, Font small) {
  private static final double DESIGN_SIZE = 13;

  static BandLook of(Palette palette, double textSize) {
    return new BandLook(
        palette,
        textSize / DESIGN_SIZE,
        Hatch.rising(palette.dialing(), palette.dialing().interpolate(palette.background(), 0.6)),
        Faces.words(textSize * 0.85));
  }

  StateBand.Paints states() {
    return new StateBand.Paints(palette.active(), palette.idle(), dialing);
  }

  /// The room to the right of a plot, for the numbers of its scale.
  double margin() {
    return 34 * unit;
  }
}
