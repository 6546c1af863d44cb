package dev.poolscope.cli;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.metrics.MetricsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The port on which a run's metrics are served, where one was asked for.
///
/// Threading: the command's thread.
final class RunMetricsPort implements AutoCloseable {
  private final Console console;
  private final @Nullable Integer port;
  private @Nullable MetricsServer server;

  /// @param port null where none was asked for
  RunMetricsPort(Console console, @Nullable Integer port) {
    this.console = console;
    this.port = port;
  }

  /// Takes the port, before anything of the run is written.
  ///
  /// @throws UsageException if it cannot be had
  void start(Experiment resolved) {
    if (port == null) {
      return;
    }
    try {
      MetricsServer started = new MetricsServer(port, resolved, Map.of());
      server = started;
      console.err().println("metrics: http://127.0.0.1:" + started.port() + "/metrics");
    } catch (IOException e) {
      throw new UsageException(
          "--metrics-port: " + port + ": " + e.getMessage() + "; give another port, or 0",
          ExitCodes.MACHINE);
    } catch (IllegalArgumentException _) {
      throw new UsageException("--metrics-port: " + port + " is no port; allowed: 0 to 65535");
    }
  }

  /// Serves what the run's event log says.
  void follow(Path log) {
    MetricsServer started = server;
    if (started != null) {
      started.follow(log);
    }
  }

  @Override
  public void close() throws IOException {
    MetricsServer started = server;
    if (started != null) {
      started.close();
      if (started.problem() != null) {
        console.complain(started.problem());
      }
    }
  }
}
