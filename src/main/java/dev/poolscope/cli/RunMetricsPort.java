package dev.poolscope.cli;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.metrics.MetricsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a run's metrics are served, if that was asked for.
///
/// Threading: the command's thread.
final class RunMetricsPort implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LARGEST = 65_535;

  private final Console console;
  private final @Nullable String where;
  private @Nullable MetricsServer server;

  /// @param where `PORT` or `ADDRESS:PORT`; null where nothing was asked for
  RunMetricsPort(Console console, @Nullable String where) {
    this.console = console;
    this.where = where;
  }

  /// Takes the port, before anything of the run is written.
  ///
  /// @throws UsageException if it cannot be had
  void start(Experiment resolved) {
    if (where == null) {
      return;
    }
    int colon = where.lastIndexOf(':');
    String address = colon < 0 ? LOOPBACK : where.substring(0, colon);
    int port = port(where.substring(colon + 1));
    Map<String, String> labels =
        resolved.part().of() > 1 ? Map.of("share", resolved.part().toString()) : Map.of();
    try {
      MetricsServer started =
          new MetricsServer(
              InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")), port, resolved, labels);
      server = started;
      console.err().println("metrics: http://" + address + ":" + started.port() + "/metrics");
    } catch (IOException e) {
      throw new UsageException(
          "--metrics-port: " + where + ": " + e.getMessage() + "; give another port, or 0",
          ExitCodes.MACHINE);
    } catch (IllegalArgumentException _) {
      throw new UsageException(
          "--metrics-port: "
              + address
              + " is no address; give one of this machine in numbers, such as 0.0.0.0 for all");
    }
  }

  private int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LARGEST) {
      throw new UsageException("--metrics-port: " + text + " is no port; allowed: 0 to " + LARGEST);
    }
    return Integer.parseInt(text);
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
