package dev.poolscope.ui.fx;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.scene.Parent;

/// Keeps tooltips away from a robot: on the headless screen, other than on a real one, a click
/// while one is shown does not reach what is under the pointer. One comes after a second, which on
/// a busy machine is before the click.
public final class NoTooltips {
  private static final String CSS = ".tooltip { -fx-show-delay: 86400s; }";

  private NoTooltips() {}

  /// Shows none in all of this.
  public static void in(Parent root) {
    root.getStylesheets()
        .add(
            "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(CSS.getBytes(StandardCharsets.UTF_8)));
  }
}
