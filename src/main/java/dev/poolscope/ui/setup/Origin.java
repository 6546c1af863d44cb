package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an experiment comes from before it is edited.
///
/// @param source its text
/// @param argument what `poolscope run` calls it: a built-in name or a file; null where it is in
///   neither
public record Origin(Source source, @Nullable String argument) {
  /// A built-in experiment or a file.
  ///
  /// @param nameOrPath as `poolscope run` takes it
  /// @throws dev.poolscope.schema.ConfigException if there is none
  public static Origin of(String nameOrPath) {
    return new Origin(Experiments.find(nameOrPath), nameOrPath);
  }

  /// A text that stands in no file.
  public static Origin unsaved(Source source) {
    return new Origin(source, null);
  }

  /// A file with a text that was just written to it.
  static Origin file(Path file, String text) {
    String path = file.toString();
    return new Origin(new Source(path, text), path);
  }
}
