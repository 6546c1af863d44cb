package dev.poolscope.archive;

import java.util.Objects;

/// The version of this program. Loads nothing else, for those who ask for it alone.
public final class ProgramVersion {
  private ProgramVersion() {}

  /// The version as its jar says, such as `0.1.0`; `development` where it runs from classes.
  public static String text() {
    return Objects.requireNonNullElse(
        ProgramVersion.class.getPackage().getImplementationVersion(), "development");
  }
}
