package dev.poolscope.capture;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.report.CaptureCheck;
import dev.poolscope.report.RunReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/// Compares a recorded run with the capture in its directory.
public final class CaptureVerification {
  private CaptureVerification() {}

  /// What came of it; a capture that cannot be compared with is refused with the reason.
  ///
  /// @param run whose `capture.pcapng` is read, in pcapng or pcap format
  /// @param report of the whole run
  /// @param connections of the whole run
  public static CaptureCheck check(RunDirectory run, RunReport report, RunConnections connections)
      throws IOException {
    Path file = run.capture();
    CapturedTraffic traffic;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      traffic = TcpFollower.follow(CaptureReader.of(in));
    } catch (InvalidCaptureException e) {
      return refused(file + " " + e.getMessage(), 0, OptionalLong.empty());
    }
    long lost = traffic.lost().orElse(0);
    if (lost > 0) {
      return refused(
          "the capture lost %d packets, so it does not have everything; run again with less load"
              .formatted(lost),
          traffic.packets(),
          traffic.lost());
    }
    if (!report.end().complete()) {
      return refused(
          report.end().shortfall() + " only; what came later cannot be compared",
          traffic.packets(),
          traffic.lost());
    }
    Instant started = RunInfo.started(run);
    if (started == null) {
      return refused(
          run.info() + " does not say when the run began; restore it from a copy",
          traffic.packets(),
          traffic.lost());
    }
    return CaptureComparison.of(
        connections.all(), traffic, ServerPorts.of(report.experiment()), RunClock.of(started));
  }

  private static CaptureCheck refused(String reason, long packets, OptionalLong lost) {
    return CaptureCheck.refused(reason, packets, CaptureComparison.lost(lost));
  }
}
