package dev.poolscope.stats;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import java.util.EnumMap;
import java.util.Map;

/// What was counted for one host, or for all together, over the measured window. Columns of the same
/// names in `summary.csv` say what each number means.
///
/// Threading: confined to one thread.
public final class HostStats {
  final Map<CloseReason, Long> closes = new EnumMap<>(CloseReason.class);
  final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
  final Sampled sampledOpen = new Sampled();
  final Sampled sampledIdle = new Sampled();
  final Sampled sampledInUse = new Sampled();
  final Latencies service = new Latencies();
  final Latencies response = new Latencies();
  final Latencies waiting = new Latencies();

  long issued;
  long ok;
  long failed;
  long retries;
  long dropped;
  long acquired;
  long reusedCarried;
  long reusedMarked;
  long dialsStarted;
  long dialsFailed;
  long opened;
  long closed;
  long closedUnusedByHostLimit;
  long neverUsed;
  int open;
  int inUse;
  int dialing;
  int waitingNow;
  int peakOpen;
  int peakDialing;
  int peakOpenOrDialing;
  int peakInUse;
  int peakWaiting;
  long firstIssueNanos = -1;
  long lastIssueNanos = -1;
  long lastDoneNanos = -1;
  long openedAfterWindow;
  long closedAfterWindow;
  long serverAccepted = -1;
  long serverRequests = -1;

  void closedFor(CloseReason reason) {
    closes.merge(reason, 1L, Long::sum);
  }

  void failedBy(FailureKind kind) {
    failures.merge(kind, 1L, Long::sum);
  }

  void notePeaks() {
    peakOpen = Math.max(peakOpen, open);
    peakDialing = Math.max(peakDialing, dialing);
    peakOpenOrDialing = Math.max(peakOpenOrDialing, open + dialing);
    peakInUse = Math.max(peakInUse, inUse);
    peakWaiting = Math.max(peakWaiting, waitingNow);
  }

  void sample() {
    sampledOpen.add(open);
    sampledIdle.add(open - inUse);
    sampledInUse.add(inUse);
  }

  /// Requests begun.
  public long issued() {
    return issued;
  }

  /// Requests that ended well.
  public long ok() {
    return ok;
  }

  /// Requests that failed.
  public long failed() {
    return failed;
  }

  /// Arrivals that were not admitted.
  public long dropped() {
    return dropped;
  }

  /// Dials begun.
  public long dialsStarted() {
    return dialsStarted;
  }

  /// Dials that failed.
  public long dialsFailed() {
    return dialsFailed;
  }

  /// Connections opened, within the window and after it.
  public long openedInAll() {
    return opened + openedAfterWindow;
  }

  /// Connections opened.
  public long opened() {
    return opened;
  }

  /// Connections closed.
  public long closed() {
    return closed;
  }

  /// Connections open at the end of the window.
  public int openAtEnd() {
    return open;
  }

  /// Requests given a connection that had carried one before.
  public long reusedCarried() {
    return reusedCarried;
  }

  /// The largest number of connections in use at one time.
  public int peakInUse() {
    return peakInUse;
  }

  /// Failed requests of a kind.
  public long failures(FailureKind kind) {
    return failures.getOrDefault(kind, 0L);
  }

  /// Connections that the sample server accepted over the whole run, -1 if unknown.
  public long serverAccepted() {
    return serverAccepted;
  }

  /// Service time of requests that ended well: from the actual start to the end.
  public Latencies service() {
    return service;
  }

  /// Response time of requests that ended well: from the intended start to the end.
  public Latencies response() {
    return response;
  }

  /// Attempts that failed and were repeated.
  public long retries() {
    return retries;
  }

  /// Requests given a connection that the pool had marked as reused.
  public long reusedMarked() {
    return reusedMarked;
  }

  /// Connections opened and not given to any request.
  public long neverUsed() {
    return neverUsed;
  }

  /// Connections in use at the end of the window.
  public int inUseAtEnd() {
    return inUse;
  }

  /// Dials running at the end of the window.
  public int dialingAtEnd() {
    return dialing;
  }

  /// The largest number of open connections at one time.
  public int peakOpen() {
    return peakOpen;
  }

  /// The largest number of dials at one time.
  public int peakDialing() {
    return peakDialing;
  }

  /// The largest number of open connections and dials at one time.
  public int peakOpenOrDialing() {
    return peakOpenOrDialing;
  }

  /// The largest number of requests without a connection at one time.
  public int peakWaiting() {
    return peakWaiting;
  }

  /// Open connections at the sampling instants.
  public Sampled sampledOpen() {
    return sampledOpen;
  }

  /// Idle connections at the sampling instants.
  public Sampled sampledIdle() {
    return sampledIdle;
  }

  /// Connections in use at the sampling instants.
  public Sampled sampledInUse() {
    return sampledInUse;
  }

  /// Connections closed by the per-host idle limit that had never carried a request.
  public long closedUnusedByHostLimit() {
    return closedUnusedByHostLimit;
  }

  /// When the first request began, in nanoseconds since the start of the run; -1 if none did.
  public long firstIssueNanos() {
    return firstIssueNanos;
  }

  /// When the last request began, in nanoseconds since the start of the run; -1 if none did.
  public long lastIssueNanos() {
    return lastIssueNanos;
  }

  /// When the last request ended, in nanoseconds since the start of the run; -1 if none did.
  public long lastDoneNanos() {
    return lastDoneNanos;
  }

  /// Connections opened after the end of the window.
  public long openedAfterWindow() {
    return openedAfterWindow;
  }

  /// Connections closed after the end of the window.
  public long closedAfterWindow() {
    return closedAfterWindow;
  }

  /// Requests that the sample server counted over the whole run, -1 if unknown.
  public long serverRequests() {
    return serverRequests;
  }

  /// How often a request was given a connection.
  public long acquired() {
    return acquired;
  }

  /// Time that ended requests waited for their connection, from the actual start.
  public Latencies waiting() {
    return waiting;
  }

  /// Connections closed for a reason; those that the per-host idle limit closed unused are counted
  /// apart.
  public long closed(CloseReason reason) {
    return closes.getOrDefault(reason, 0L);
  }
}
