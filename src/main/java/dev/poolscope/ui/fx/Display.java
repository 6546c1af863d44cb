package dev.poolscope.ui.fx;

import java.util.Locale;

/// Whether there is something to show a window on.
public final class Display {
  private static final String PLATFORM = "glass.platform";

  private Display() {}

  /// Whether a window can be shown: there is a display, or JavaFX was told to draw without one.
  public static boolean isThere() {
    if (System.getProperty(PLATFORM, "").equalsIgnoreCase("headless")) {
      return true;
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean isUnix = !os.startsWith("windows") && !os.startsWith("mac");
    String display = System.getenv("DISPLAY");
    return !isUnix || (display != null && !display.isEmpty());
  }
}
