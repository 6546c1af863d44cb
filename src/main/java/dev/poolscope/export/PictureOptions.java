package dev.poolscope.export;

/// How a picture is drawn.
///
/// @param width in pixels, [#LEAST_WIDTH] to [#MOST]
/// @param height in pixels, [#LEAST_HEIGHT] to [#MOST]
/// @param dark whether it has bright words on a dark ground
public record PictureOptions(int width, int height, boolean dark) {
  /// The narrowest picture that can be read.
  public static final int LEAST_WIDTH = 640;

  /// The lowest picture that can be read.
  public static final int LEAST_HEIGHT = 400;

  /// The largest picture that can be drawn in one piece.
  public static final int MOST = 4096;

  /// What is drawn unless something else is asked for.
  public static final PictureOptions DEFAULT = new PictureOptions(1920, 1080, true);

  /// Options within their limits.
  public PictureOptions {
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MOST || height > MOST) {
      throw new IllegalArgumentException("no size of a picture: " + width + "x" + height);
    }
  }
}
