package dev.poolscope.experiment;

import dev.poolscope.yaml.RecordFormat;

/// The format of experiment files.
final class ExperimentFormat {
  /// The version of the format, which is written into every file.
  static final String VERSION = "poolscope/experiment/v1";

  static final RecordFormat<Experiment> FORMAT =
      new RecordFormat<>(Experiment.class, "an experiment", VERSION);

  private ExperimentFormat() {}
}
