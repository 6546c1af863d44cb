package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours can be read, and stylesheets and drawings have the same.
class PaletteTest {
  private static final double READABLE = 4.5;
  private static final Pattern NAMED = Pattern.compile("-ps-([a-z0-9-]+):\\s*(#[0-9a-f]{6});");

  @ParameterizedTest
  @EnumSource(Theme.class)
  void wordsHaveEnoughContrastOnEverySurface(Theme theme) {
    Palette p = theme.palette();
    for (Color surface : List.of(p.background(), p.panel(), p.raised())) {
      for (Color word : List.of(p.text(), p.dim(), p.accent(), p.good(), p.bad())) {
        assertThat(contrast(word, surface))
            .as("%s: %s on %s", theme, word, surface)
            .isGreaterThanOrEqualTo(READABLE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void wordsOnAButtonOfTheAccentHaveEnoughContrast(Theme theme) {
    Palette p = theme.palette();
    for (Color button : List.of(p.accent(), p.good(), p.bad())) {
      assertThat(contrast(p.background(), button)).isGreaterThanOrEqualTo(READABLE);
    }
  }

  @Test
  void contrastIsThatOfTheGuidelines() {
    assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    assertThat(contrast(Color.web("#777777"), Color.WHITE)).isBetween(4.4, READABLE);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void stylesheetNamesTheColorsOfThePalette(Theme theme) throws IOException {
    assertThat(named(theme)).isEqualTo(wanted(theme.palette()));
  }

  private static Map<String, Color> named(Theme theme) throws IOException {
    Map<String, Color> named = new LinkedHashMap<>();
    try (InputStream in = PaletteTest.class.getResourceAsStream(theme.colors())) {
      String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = NAMED.matcher(css);
      while (matcher.find()) {
        named.put(matcher.group(1), Color.web(matcher.group(2)));
      }
    }
    return named;
  }

  private static Map<String, Color> wanted(Palette p) {
    Map<String, Color> wanted = new LinkedHashMap<>();
    List<String> names =
        List.of(
            "background panel raised rule text dim faint accent good bad dialing active idle peer-gone waiting"
                .split(" "));
    List<Color> colors =
        new ArrayList<>(
            List.of(p.background(), p.panel(), p.raised(), p.rule(), p.text(), p.dim(), p.faint()));
    colors.addAll(List.of(p.accent(), p.good(), p.bad()));
    colors.addAll(List.of(p.dialing(), p.active(), p.idle(), p.peerGone(), p.waiting()));
    for (int i = 0; i < names.size(); i++) {
      wanted.put(names.get(i), colors.get(i));
    }
    for (int i = 0; i < p.hosts().size(); i++) {
      wanted.put("host-" + i, p.host(i));
    }
    return wanted;
  }

  /// The contrast of two colours as the Web Content Accessibility Guidelines define it.
  private static double contrast(Color a, Color b) {
    double lighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
