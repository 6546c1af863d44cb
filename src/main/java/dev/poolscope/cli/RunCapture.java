package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.capture.CaptureRefusedException;
import dev.poolscope.capture.PacketCapture;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.run.RunRefusedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The packet capture beside a run, where one is wanted.
///
/// Threading: confined to one thread.
final class RunCapture implements AutoCloseable {
  private final boolean wanted;
  private @Nullable PacketCapture capture;

  RunCapture(boolean wanted) {
    this.wanted = wanted;
  }

  /// Begins to capture, before anything is written.
  ///
  /// @throws RunRefusedException if that cannot be done here
  void start(Experiment experiment) throws RunRefusedException {
    if (!wanted) {
      return;
    }
    try {
      capture = PacketCapture.start(experiment);
    } catch (CaptureRefusedException e) {
      throw new RunRefusedException(
          RunRefusedException.Cause.MACHINE, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RunRefusedException(
          RunRefusedException.Cause.MACHINE, "interrupted while the packet capture began");
    }
  }

  /// From now on packets go into the run's directory.
  void writeTo(RunDirectory directory) throws IOException {
    if (capture != null) {
      capture.writeTo(directory.capture());
    }
  }

  /// Ends the capture behind the run's last packet.
  ///
  /// @return why there is none, null if there is one or none was wanted
  @Nullable String stop() throws InterruptedException {
    try {
      if (capture != null) {
        capture.stop();
      }
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void close() {
    if (capture != null) {
      capture.close();
    }
  }
}
