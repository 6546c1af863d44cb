package dev.poolscope.ui.setup;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons as large as the words beside them. An icon's size in `em` would be relative to itself, and
/// so grow with every pass of the styles.
final class ScaledIcon {
  private static final double TO_FONT = 1.2;

  private ScaledIcon() {}

  /// An icon that follows the font size of a control.
  static FontIcon of(Ikon code, Labeled control) {
    FontIcon icon = new FontIcon(code);
    // By its style, since a size that is bound cannot be reset by those of the window.
    control
        .fontProperty()
        .subscribe(
            font ->
                icon.setStyle("-fx-icon-size: " + Math.round(font.getSize() * TO_FONT) + "px;"));
    return icon;
  }
}
