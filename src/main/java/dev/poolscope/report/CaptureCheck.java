package dev.poolscope.report;

import java.util.List;

/// What came of comparing a run, connection by connection, with the packet capture beside it.
///
/// @param verdict `agrees`, `differs`, or `refused` if the capture cannot be compared with
/// @param reason why it was refused, empty otherwise
/// @param packets in the capture
/// @param packetsLost by the capturing program, -1 if it does not tell
/// @param connections dials of the run and what came of them, and connections of the capture that
///   the run does not have
/// @param agree those of them in which nothing differs
/// @param connectionsInCapture how many the capture has
/// @param requestsNotCounted of how many the requests could not be counted, as under TLS and HTTP/2
/// @param differenceCount how many differences there are
/// @param differences the first of them, in the order of the connections
/// @param connectionsOfServers how many of the capture the run's servers may have made themselves,
///   as proxies or to fill a queue; they are compared with nothing
public record CaptureCheck(
    String verdict,
    String reason,
    long packets,
    long packetsLost,
    int connections,
    int agree,
    int connectionsInCapture,
    int requestsNotCounted,
    int differenceCount,
    List<CaptureDifference> differences,
    int connectionsOfServers) {
  /// How many differences are told at most.
  public static final int MOST_TOLD = 1000;

  /// A capture that cannot be compared with.
  ///
  /// @param reason why, as a sentence with what to do
  public static CaptureCheck refused(String reason, long packets, long packetsLost) {
    return new CaptureCheck("refused", reason, packets, packetsLost, 0, 0, 0, 0, 0, List.of(), 0);
  }

  /// Whether capture and run tell the same.
  public boolean agrees() {
    return verdict.equals("agrees");
  }

  /// Whether they tell different things.
  public boolean differs() {
    return verdict.equals("differs");
  }
}
