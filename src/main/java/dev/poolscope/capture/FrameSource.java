package dev.poolscope.capture;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Frames one after the other, as in a file or from a capturing program.
///
/// Threading: confined to one thread.
interface FrameSource {
  /// The next frame, waiting for it where it is still to come; null at the end.
  ///
  /// @throws InvalidCaptureException if what follows cannot be read, or ends within a block
  @Nullable CapturedFrame next() throws IOException;

  /// How many packets the capturing program has lost, as far as was read; empty if that is not
  /// told.
  OptionalLong lost();
}
