package dev.poolscope.ui.setup;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.poolscope.ui.fx.Palette;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// A scene with the setup form alone, in one of the themes.
final class SetupStage {
  private SetupStage() {}

  static Scene scene(SetupView view, boolean dark, double width, double height, double fontSize) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    Scene scene = new Scene(new StackPane(view), width, height);
    scene.getStylesheets().add(colors(dark ? Palette.DARK : Palette.LIGHT, fontSize));
    return scene;
  }

  private static String colors(Palette palette, double fontSize) {
    String css =
        ".root { -fx-font-size: "
            + fontSize
            + "px; -fx-font-family: 'Inter';"
            + token("background", palette.background())
            + token("panel", palette.panel())
            + token("raised", palette.raised())
            + token("rule", palette.rule())
            + token("text", palette.text())
            + token("dim", palette.dim())
            + token("faint", palette.faint())
            + token("accent", palette.accent())
            + token("good", palette.good())
            + token("bad", palette.bad())
            + token("waiting", palette.waiting())
            + hosts(palette)
            + "}";
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String hosts(Palette palette) {
    return IntStream.range(0, palette.hosts().size())
        .mapToObj(i -> token("host-" + i, palette.host(i)))
        .collect(Collectors.joining());
  }

  private static String token(String name, Color color) {
    return "-ps-" + name + ": " + color.toString().replace("0x", "#") + ";";
  }
}
