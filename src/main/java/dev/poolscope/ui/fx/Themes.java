package dev.poolscope.ui.fx;

import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// The theme and the font size of all scenes given to it; both may be changed at any time.
///
/// Threading: the JavaFX application thread.
public final class Themes {
  /// The smallest font size, in percent of the normal one.
  public static final int SMALLEST_PERCENT = 70;

  /// The largest font size, in percent of the normal one.
  public static final int LARGEST_PERCENT = 200;

  /// The step between two font sizes, in percent.
  public static final int STEP_PERCENT = 10;

  private static final double NORMAL_PIXELS = 13;
  private static final double ICON_SIZE = 1.15;
  private static final String SHARED = "/themes/poolscope.css";

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.DARK);
  private final IntegerProperty fontPercent = new SimpleIntegerProperty(this, "fontPercent", 100);
  private final ObservableValue<Palette> palette = theme.map(Theme::palette);
  private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());

  /// Themes that begin dark and at the normal font size.
  public Themes() {
    Fonts.load();
    Application.setUserAgentStylesheet(theme.get().base());
    theme.addListener(_ -> restyle());
    fontPercent.addListener(_ -> restyle());
  }

  /// Styles a scene, now and whenever theme or font size change. Popups take the style of the
  /// window that shows them.
  public void apply(Scene scene) {
    scenes.add(scene);
    style(scene);
  }

  /// The theme.
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /// Takes the other theme.
  public void switchTheme() {
    theme.set(theme.get().other());
  }

  /// The colours of the theme, for views that draw.
  public ObservableValue<Palette> paletteProperty() {
    return palette;
  }

  /// The font size in percent of the normal one.
  public IntegerProperty fontPercentProperty() {
    return fontPercent;
  }

  /// Makes the words larger or smaller by some steps, within what is allowed.
  public void enlarge(int steps) {
    int wanted = fontPercent.get() + steps * STEP_PERCENT;
    fontPercent.set(Math.clamp(wanted, SMALLEST_PERCENT, LARGEST_PERCENT));
  }

  /// The size of normal words in pixels at a font size in percent.
  public static double pixels(int percent) {
    return NORMAL_PIXELS * percent / 100;
  }

  private void restyle() {
    Application.setUserAgentStylesheet(theme.get().base());
    List.copyOf(scenes).forEach(this::style);
  }

  private void style(Scene scene) {
    scene
        .getStylesheets()
        .setAll(resource(SHARED), resource(theme.get().colors()), fontSize(fontPercent.get()));
  }

  /// Icons are letters whose size em would measure by itself, so theirs is in pixels too.
  private static String fontSize(int percent) {
    return ("data:text/css,.root%%7B-fx-font-size:%spx%%7D.ikonli-font-icon%%7B-fx-icon-size:%spx%%7"
            + "D")
        .formatted(pixels(percent), Math.rint(pixels(percent) * ICON_SIZE));
  }

  private static String resource(String name) {
    URL url = Themes.class.getResource(name);
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
