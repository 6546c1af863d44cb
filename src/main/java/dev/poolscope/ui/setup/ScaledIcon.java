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
    // Not bound: the styles of the window, where it has some for icons, must be able to set it too.
    control
        .fontProperty()
        .subscribe(font -> icon.setIconSize((int) Math.round(font.getSize() * TO_FONT)));
    return icon;
  }
}
