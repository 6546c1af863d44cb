package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.yaml.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds the files that an experiment names, which lie beside the file that it was read from.
final class BesideFile {
  private BesideFile() {}

  /// An experiment whose files have absolute paths, so that a copy of it elsewhere names the same.
  ///
  /// @throws ConfigException if a path cannot be one
  static Experiment found(Source source, Experiment experiment) {
    if (experiment.targets().stream().allMatch(target -> target.tls().ca().isEmpty())) {
      return experiment;
    }
    List<Target> targets = new ArrayList<>();
    for (Target target : experiment.targets()) {
      String field = "targets." + targets.size() + ".tls.ca";
      String ca = target.tls().ca();
      targets.add(
          ca.isEmpty()
              ? target
              : RecordShape.with(
                  target,
                  Map.of("tls", new Tls(absolute(source, ca, field), target.tls().verify()))));
    }
    return RecordShape.with(experiment, Map.of("targets", targets));
  }

  private static String absolute(Source source, String file, String field) {
    try {
      Path beside = Path.of(source.name()).toAbsolutePath();
      return Objects.requireNonNullElse(beside.getParent(), beside)
          .resolve(file)
          .normalize()
          .toString();
    } catch (InvalidPathException e) {
      throw new ConfigException(Place.NONE, field, "is no path: " + e.getReason());
    }
  }
}
