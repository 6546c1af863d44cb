package dev.poolscope.cli;

import dev.poolscope.export.PictureOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// The options of commands that draw.
final class PictureArguments {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[x\u00d7](\\d{1,5})");

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "The colours of a picture: dark (default) or light.")
  private String theme = "dark";

  @Option(
      names = "--size",
      paramLabel = "WIDTHxHEIGHT",
      description = "The size of a picture in pixels; default: 1920x1080.")
  private String size = "1920x1080";

  /// What was asked for.
  ///
  /// @throws UsageException naming the option, its value and what is allowed
  PictureOptions options() {
    boolean dark = theme.equals("dark");
    if (!dark && !theme.equals("light")) {
      throw new UsageException("--theme: " + theme + " is no theme; allowed: dark, light");
    }
    Matcher matcher = SIZE.matcher(size);
    if (matcher.matches()) {
      int width = Integer.parseInt(matcher.group(1));
      int height = Integer.parseInt(matcher.group(2));
      if (fits(width, PictureOptions.LEAST_WIDTH) && fits(height, PictureOptions.LEAST_HEIGHT)) {
        return new PictureOptions(width, height, dark);
      }
    }
    throw new UsageException(
        "--size: "
            + size
            + " is no size of a picture; allowed: WIDTHxHEIGHT, such as 1920x1080, from "
            + PictureOptions.LEAST_WIDTH
            + "x"
            + PictureOptions.LEAST_HEIGHT
            + " to "
            + PictureOptions.MOST
            + "x"
            + PictureOptions.MOST);
  }

  private static boolean fits(int pixels, int least) {
    return pixels >= least && pixels <= PictureOptions.MOST;
  }
}
