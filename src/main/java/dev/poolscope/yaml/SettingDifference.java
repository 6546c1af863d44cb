package dev.poolscope.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A setting that is not the same in several experiments.
///
/// @param path as `--set` takes it, elements by their name where they have one
/// @param values one for each experiment, as the file writes them on one line; null where an
///   experiment does not have the setting
public record SettingDifference(String path, List<@Nullable String> values) {
  /// A difference whose values never change.
  public SettingDifference {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
