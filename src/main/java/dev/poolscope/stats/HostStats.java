package dev.poolscope.stats;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import java.util.EnumMap;
import java.util.Map;

/// What was counted for one host, or for all together, over the load phase. Columns of the
/// same names in `summary.csv` say what each number means.
///
/// Threading: confined to one thread.
public final class HostStats {
  private final Map<CloseReason, Long> closes = new EnumMap<>(CloseReason.class);
  private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
  private final Sampled sampledOpen = new Sampled();
  private final Sampled sampledIdle = new Sampled();
  private final Sampled sampledInUse = new Sampled();
  private final Latencies service = new Latencies();
  private final Latencies response = new Latencies();
  private final Latencies waiting = new Latencies();
  private final LateArrivals late = new LateArrivals();

  private long issued;
  private long ok;
  private long failed;
  private long retries;
  private long dropped;
  private long acquired;
  private long reusedCarried;
  private long reusedMarked;
  private long dialsStarted;
  private long dialsFailed;
  private long opened;
  private long closed;
  private long closedUnusedByHostLimit;
  private long neverUsed;
  private int open;
  private int inUse;
  private int dialing;
  private int waitingNow;
  private int peakOpen;
  private int peakDialing;
  private int peakOpenOrDialing;
  private int peakInUse;
  private int peakWaiting;
  private long peakInFlight;
  private long firstIssueNanos = -1;
  private long lastIssueNanos = -1;
  private long lastDoneNanos = -1;
  private long openedAfterLoad;
  private long closedAfterLoad;
  private long serverAccepted = -1;
  private long serverRequests = -1;

  /// Counts an event of the load phase.
  public void count(TraceEntry entry) {
    switch (entry.event()) {
      case PoolEvent.RequestIssued e -> {
        issued++;
        late.issued(entry.tNanos() - e.intendedNanos());
        lastIssueNanos = entry.tNanos();
        firstIssueNanos = firstIssueNanos < 0 ? entry.tNanos() : firstIssueNanos;
      }
      case PoolEvent.ArrivalDropped _ -> dropped++;
      case PoolEvent.RequestRetried _ -> retries++;
      case PoolEvent.ConnectionAcquired e -> {
        acquired++;
        reusedMarked += e.reused() ? 1 : 0;
      }
      case PoolEvent.DialStarted _ -> dialsStarted++;
      case PoolEvent.DialFailed _ -> dialsFailed++;
      case PoolEvent.ConnectionOpened _ -> opened++;
      default -> {}
    }
  }

  /// The arrivals that were sent late.
  public LateArrivals late() {
    return late;
  }

  /// Counts a connection opened after the load phase.
  public void countOpenedAfterLoad() {
    openedAfterLoad++;
  }

  /// Counts a closed connection.
  public void closed(ConnectionRow row, boolean duringLoad) {
    CloseReason reason = row.closeReason();
    if (reason == null) {
      return;
    }
    if (!duringLoad) {
      closedAfterLoad++;
      return;
    }
    closed++;
    if (reason == CloseReason.IDLE_PER_HOST_LIMIT && row.neverUsed()) {
      closedUnusedByHostLimit++;
    } else {
      closes.merge(reason, 1L, Long::sum);
    }
  }

  /// Counts a request that ended in the load phase.
  public void ended(RequestRow row) {
    lastDoneNanos = row.endNanos();
    if (row.acquiredNanos() >= 0) {
      waiting.add(row.acquiredNanos() - row.startNanos());
    }
    FailureKind failure = row.failure();
    if (failure == null) {
      ok++;
      service.add(row.serviceNanos());
      response.add(row.responseNanos());
    } else {
      failed++;
      failures.merge(failure, 1L, Long::sum);
    }
  }

  /// Takes over a host's state after an event, and adds what changed to `sum`, the state of all
  /// hosts.
  public void becomes(HostCounts counts, HostStats sum) {
    sum.add(this, -1);
    open = counts.open();
    inUse = counts.active();
    dialing = counts.dialing();
    waitingNow = counts.waiting();
    neverUsed = counts.neverUsed();
    reusedCarried = counts.reusedCarried();
    sum.add(this, 1);
  }

  private void add(HostStats other, int sign) {
    open += sign * other.open;
    inUse += sign * other.inUse;
    dialing += sign * other.dialing;
    waitingNow += sign * other.waitingNow;
    neverUsed += sign * other.neverUsed;
    reusedCarried += sign * other.reusedCarried;
  }

  /// Notes the present state where it is a maximum.
  public void notePeaks() {
    peakOpen = Math.max(peakOpen, open);
    peakDialing = Math.max(peakDialing, dialing);
    peakOpenOrDialing = Math.max(peakOpenOrDialing, open + dialing);
    peakInUse = Math.max(peakInUse, inUse);
    peakWaiting = Math.max(peakWaiting, waitingNow);
    peakInFlight = Math.max(peakInFlight, issued - ok - failed);
  }

  /// Notes the present state as a sample.
  public void sample() {
    sampledOpen.add(open);
    sampledIdle.add(open - inUse);
    sampledInUse.add(inUse);
  }

  /// Adds what a sample server counted.
  public void serverCounted(PoolEvent.ServerCounted counted) {
    serverAccepted = Math.max(0, serverAccepted) + counted.accepted();
    serverRequests = Math.max(0, serverRequests) + counted.requests();
  }

  /// Requests without a connection at the end of the load phase.
  public int waitingAtEnd() {
    return waitingNow;
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

  /// Connections opened, within the load phase and after it.
  public long openedInAll() {
    return opened + openedAfterLoad;
  }

  /// Connections opened.
  public long opened() {
    return opened;
  }

  /// Connections closed.
  public long closed() {
    return closed;
  }

  /// Connections open at the end of the load phase.
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

  /// Connections in use at the end of the load phase.
  public int inUseAtEnd() {
    return inUse;
  }

  /// Dials running at the end of the load phase.
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

  /// The largest number of requests begun and not ended at one time.
  public long peakInFlight() {
    return peakInFlight;
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

  /// Connections opened after the end of the load phase.
  public long openedAfterLoad() {
    return openedAfterLoad;
  }

  /// Connections closed after the end of the load phase.
  public long closedAfterLoad() {
    return closedAfterLoad;
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
