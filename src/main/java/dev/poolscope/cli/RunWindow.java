package dev.poolscope.cli;

import java.nio.file.Path;

/// A window that shows a recorded run.
@FunctionalInterface
public interface RunWindow {
  /// Shows the run of a directory and returns once the window is closed.
  ///
  /// @return whether there was a window; false where there is no display
  boolean show(Path run) throws InterruptedException;
}
