package dev.poolscope.ui.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The fonts that come with the program, so that every machine shows the same.
public final class Fonts {
  /// For words.
  public static final String WORDS = "Inter";

  /// For numbers and names, all letters equally wide.
  public static final String NUMBERS = "JetBrains Mono";

  private static final List<String> FILES =
      List.of(
          "Inter-Regular.otf",
          "Inter-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf");

  private static boolean isLoaded;

  private Fonts() {}

  /// Makes the fonts known to JavaFX. Idempotent.
  public static synchronized void load() {
    if (!isLoaded) {
      FILES.forEach(Fonts::load);
      isLoaded = true;
    }
  }

  /// The font for words, for what is drawn rather than styled.
  ///
  /// @param pixels its size
  public static Font words(double pixels) {
    return Font.font(WORDS, pixels);
  }

  /// The bold font for words.
  ///
  /// @param pixels its size
  public static Font boldWords(double pixels) {
    return Font.font(WORDS, FontWeight.BOLD, pixels);
  }

  /// The font for numbers.
  ///
  /// @param pixels its size
  public static Font numbers(double pixels) {
    return Font.font(NUMBERS, pixels);
  }

  private static void load(String file) {
    try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
      if (in == null || Font.loadFont(in, 0) == null) {
        throw new IllegalStateException("the font /fonts/" + file + " is missing or unreadable");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
