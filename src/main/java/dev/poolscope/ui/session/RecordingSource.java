package dev.poolscope.ui.session;

import dev.poolscope.run.RunDirectory;
import dev.poolscope.timeline.Recording;
import java.io.IOException;
import java.nio.file.Path;

/// Where recordings come from.
public interface RecordingSource {
  /// The recording of a run that is going on; it grows with the run.
  Recording follow(RunDirectory directory) throws IOException;

  /// The recording of a run that has ended or was killed.
  ///
  /// @throws dev.poolscope.export.InvalidRunDirectoryException if it is no run's directory
  Recording open(Path directory) throws IOException;
}
