package dev.poolscope.cli;

import dev.poolscope.experiment.Share;
import org.jspecify.annotations.Nullable;

/// The argument of `--share`.
final class ShareArgument {
  private ShareArgument() {}

  /// The part that is meant.
  ///
  /// @param text `I/N`, or `N` where the environment says which part
  /// @param completionIndex what the environment says, null if nothing
  /// @throws UsageException if there is no such part
  static Share part(String text, @Nullable String completionIndex) {
    String whole = text;
    if (text.indexOf('/') < 0) {
      if (completionIndex == null || completionIndex.isEmpty()) {
        throw new UsageException(
            "--share: "
                + text
                + " does not say which part, and JOB_COMPLETION_INDEX is not set; give such as 0/"
                + text);
      }
      whole = completionIndex + "/" + text;
    }
    try {
      return Share.parse(whole);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--share: " + e.getMessage());
    }
  }
}
