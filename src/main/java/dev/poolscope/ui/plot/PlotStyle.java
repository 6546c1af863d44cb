package dev.poolscope.ui.plot;

import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.fx.Themes;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// How things are painted: made once for a theme and a size of text. All paints are opaque, so that
/// what is drawn twice looks the same.
///
/// @param palette the theme's colours
/// @param fonts the fonts
/// @param unit the size of text over that of the design, 13 pixels: lengths grow with it
/// @param dialing connections being dialed
/// @param tls connections agreeing on TLS
/// @param peerGone idle connections whose peer has closed
/// @param awaiting requests that wait for their first byte
/// @param resting idle connections in a lane
/// @param busy requests and pauses too short to tell apart
public record PlotStyle(
    Palette palette,
    PlotFonts fonts,
    double unit,
    Paint dialing,
    Paint tls,
    Paint peerGone,
    Color awaiting,
    Color resting,
    Color busy) {
  /// The room to the right of an axis, for the numbers of its scale, at the normal size of text.
  public static final double RIGHT_MARGIN = 34;

  private static final double DESIGN_SIZE = 13;

  /// The style of a theme.
  ///
  /// @param textSize the size of normal words in pixels
  public static PlotStyle of(Palette palette, double textSize) {
    Color ground = palette.background();
    return new PlotStyle(
        palette,
        PlotFonts.of(textSize),
        textSize / DESIGN_SIZE,
        Hatch.rising(palette.dialing(), palette.dialing().interpolate(ground, 0.6)),
        Hatch.falling(palette.dialing(), palette.dialing().interpolate(ground, 0.75)),
        Hatch.barred(palette.peerGone(), palette.peerGone().interpolate(ground, 0.6)),
        palette.active().interpolate(ground, 0.5),
        palette.idle().interpolate(ground, 0.4),
        palette.active().interpolate(palette.idle(), 0.35));
  }

  /// The style of the window's theme and size of text, which changes with them.
  public static ObservableValue<PlotStyle> of(Themes themes) {
    return Bindings.createObjectBinding(
        () ->
            of(
                themes.paletteProperty().getValue(),
                Themes.pixels(themes.fontPercentProperty().get())),
        themes.paletteProperty(),
        themes.fontPercentProperty());
  }

  /// The size of normal words in pixels.
  public double textSize() {
    return unit * DESIGN_SIZE;
  }

  /// Small words in a colour.
  public Pen.Style small(Color color) {
    return new Pen.Style(fonts.small(), color);
  }

  /// Small words of little weight.
  public Pen.Style dim() {
    return small(palette.dim());
  }
}
