package dev.poolscope.run;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;

/// Makes runs.
@FunctionalInterface
public interface RunFactory {
  /// As the constructor of [Run].
  ///
  /// @param parent where the run's directory is created
  /// @param allowed where load may be sent
  /// @param beforeWriting called when everything is ready and nothing is written yet
  Run create(Experiment experiment, Path parent, AllowedHosts allowed, BeforeWriting beforeWriting)
      throws RunRefusedException, IOException;
}
