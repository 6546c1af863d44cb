package dev.poolscope.ui.session;

import dev.poolscope.ui.fx.Theme;
import dev.poolscope.ui.fx.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one start to the next.
///
/// @param theme the look
/// @param fontPercent the font size in percent of the normal one
/// @param bounds where the window was, null before it was ever closed
/// @param dividers the positions of dividers between 0 and 1 by the id of their pane
/// @param recent files and run directories opened, the last first
/// @param ownScales whether each host's band has a scale of its own, not one for all; false where
///   nothing is known of it
/// @param runs where runs are kept; null where that was never chosen
public record Preferences(
    Theme theme,
    int fontPercent,
    @Nullable Bounds bounds,
    Map<String, List<Double>> dividers,
    List<String> recent,
    Boolean ownScales,
    @Nullable String runs) {
  /// How many recent files are kept.
  public static final int MOST_RECENT = 12;

  /// What holds before anything was chosen.
  public static final Preferences DEFAULT =
      new Preferences(Theme.DARK, 100, null, Map.of(), List.of(), false, null);

  /// Where a window is.
  ///
  /// @param x from the left, in pixels
  /// @param y from the top, in pixels
  /// @param width in pixels
  /// @param height in pixels
  /// @param maximized whether it fills the screen
  public record Bounds(double x, double y, double width, double height, boolean maximized) {}

  /// Preferences within what is allowed.
  public Preferences {
    fontPercent = Math.clamp(fontPercent, Themes.SMALLEST_PERCENT, Themes.LARGEST_PERCENT);
    dividers = Map.copyOf(dividers);
    recent = recent.stream().distinct().limit(MOST_RECENT).toList();
    ownScales = Boolean.TRUE.equals(ownScales);
  }

  /// With a file opened last.
  public Preferences opened(String file) {
    List<String> files = new ArrayList<>(recent);
    files.remove(file);
    files.addFirst(file);
    return new Preferences(theme, fontPercent, bounds, dividers, files, ownScales, runs);
  }

  /// With another look.
  public Preferences looking(Theme other, int percent) {
    return new Preferences(other, percent, bounds, dividers, recent, ownScales, runs);
  }

  /// With dividers elsewhere, and with bands to scales of their own or to one for all.
  public Preferences laidOut(Map<String, List<Double>> positions, boolean own) {
    return new Preferences(theme, fontPercent, bounds, positions, recent, own, runs);
  }

  /// With the window elsewhere.
  public Preferences placed(@Nullable Bounds where) {
    return new Preferences(theme, fontPercent, where, dividers, recent, ownScales, runs);
  }

  /// With runs kept elsewhere.
  public Preferences keepingRunsIn(String directory) {
    return new Preferences(theme, fontPercent, bounds, dividers, recent, ownScales, directory);
  }
}
