package dev.poolscope.stats;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.ConnectionRow;
import dev.poolscope.trace.HostCounts;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import dev.poolscope.trace.RequestRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Folds a run's events into its statistics, sampling the state of every host at even intervals as
/// it goes; a sample holds what happened before its instant, not what happened at it. The same fold
/// reads a live stream and a log on disk, so both give the same numbers. Counts end with the
/// window; a stream that was cut off ends with its last entry.
///
/// Threading: confined to one thread.
public final class RunFold implements Consumer<TraceEntry> {
  /// The time between two samples.
  public static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final RunListener listener;
  private final PoolLedger ledger;
  private final Map<String, HostStats> hosts = new LinkedHashMap<>();
  private final HostStats all = new HostStats();
  private long nextSampleNanos = SAMPLE_NANOS;
  private long lastNanos;
  private long endNanos = -1;
  private long producerStalls;
  private boolean interrupted;
  private boolean complete;

  /// A fold of a stream about these hosts.
  public RunFold(List<String> hostNames, RunListener listener) {
    this.listener = listener;
    this.ledger = new PoolLedger(hostNames, new Rows());
    hostNames.forEach(this::host);
  }

  @Override
  public void accept(TraceEntry entry) {
    sampleUpTo(entry.tNanos());
    listener.entry(entry, localPort(entry.event()));
    ledger.apply(entry);
    lastNanos = Math.max(lastNanos, entry.tNanos());
    fold(entry);
  }

  /// Ends the stream: what is still open or unfinished is told to the listener.
  public void finish() {
    ledger.finish();
  }

  /// The statistics by host, in the order given or met.
  public Map<String, HostStats> hosts() {
    return hosts;
  }

  /// The statistics of all hosts together.
  public HostStats all() {
    return all;
  }

  /// How long the measured window lasted, in nanoseconds.
  public long windowNanos() {
    return endNanos < 0 ? lastNanos : endNanos;
  }

  /// Whether the run was interrupted before the end of its window.
  public boolean isInterrupted() {
    return interrupted;
  }

  /// Whether the stream has its last event.
  public boolean isComplete() {
    return complete;
  }

  /// How often an event had to wait for room in the stream.
  public long producerStalls() {
    return producerStalls;
  }

  /// What did not hold; empty unless the program has a bug.
  public List<String> violations() {
    return ledger.violations();
  }

  private HostStats host(String name) {
    return hosts.computeIfAbsent(name, _ -> new HostStats());
  }

  private int localPort(PoolEvent event) {
    return event instanceof PoolEvent.ConnectionOpened opened
        ? opened.localPort()
        : ledger.localPort(event.connection());
  }

  private boolean inWindow() {
    return endNanos < 0;
  }

  private void sampleUpTo(long tNanos) {
    while (inWindow() && nextSampleNanos <= tNanos) {
      Map<String, HostCounts> counts = ledger.counts();
      long at = nextSampleNanos;
      counts.forEach((name, count) -> listener.sample(at, name, count));
      hosts.values().forEach(HostStats::sample);
      all.sample();
      nextSampleNanos += SAMPLE_NANOS;
    }
  }

  private void fold(TraceEntry entry) {
    switch (entry.event()) {
      case PoolEvent.WindowEnded e -> {
        endNanos = entry.tNanos();
        interrupted = e.interrupted();
      }
      case PoolEvent.RunEnded e -> {
        producerStalls = e.producerStalls();
        complete = true;
      }
      case PoolEvent.ServerCounted e -> {
        host(e.host()).serverAccepted = e.accepted();
        host(e.host()).serverRequests = e.requests();
        all.serverAccepted = Math.max(0, all.serverAccepted) + e.accepted();
        all.serverRequests = Math.max(0, all.serverRequests) + e.requests();
      }
      case PoolEvent.ConnectionOpened e when !inWindow() -> {
        host(e.host()).openedAfterWindow++;
        all.openedAfterWindow++;
      }
      default -> {
        String name = entry.event().host();
        if (name != null && inWindow()) {
          count(host(name), entry);
          count(all, entry);
          refresh(name);
          refreshRequestsHost(entry.event());
          notePeaks(name);
        }
      }
    }
  }

  /// Takes over from the ledger what it knows better than single events tell.
  private void refresh(String name) {
    HostStats host = host(name);
    HostCounts counts = ledger.counts(name);
    all.open += counts.open() - host.open;
    all.inUse += counts.active() - host.inUse;
    all.dialing += counts.dialing() - host.dialing;
    all.waitingNow += counts.waiting() - host.waitingNow;
    all.neverUsed += counts.neverUsed() - host.neverUsed;
    all.reusedCarried += counts.reusedCarried() - host.reusedCarried;
    host.open = counts.open();
    host.inUse = counts.active();
    host.dialing = counts.dialing();
    host.waitingNow = counts.waiting();
    host.neverUsed = counts.neverUsed();
    host.reusedCarried = counts.reusedCarried();
  }

  /// Where two targets share connections, an event of the one's connection ends the wait of the
  /// other's request.
  private void refreshRequestsHost(PoolEvent event) {
    if (event instanceof PoolEvent.ConnectionAcquired acquired) {
      String name = ledger.requestHost(acquired.request());
      if (name != null && !name.equals(acquired.host())) {
        refresh(name);
      }
    }
  }

  private void notePeaks(String name) {
    host(name).notePeaks();
    all.notePeaks();
  }

  private static void count(HostStats stats, TraceEntry entry) {
    switch (entry.event()) {
      case PoolEvent.RequestIssued _ -> {
        stats.issued++;
        stats.lastIssueNanos = entry.tNanos();
        stats.firstIssueNanos = stats.firstIssueNanos < 0 ? entry.tNanos() : stats.firstIssueNanos;
      }
      case PoolEvent.ArrivalDropped _ -> stats.dropped++;
      case PoolEvent.RequestRetried _ -> stats.retries++;
      case PoolEvent.ConnectionAcquired e -> {
        stats.acquired++;
        stats.reusedMarked += e.reused() ? 1 : 0;
      }
      case PoolEvent.DialStarted _ -> stats.dialsStarted++;
      case PoolEvent.DialFailed _ -> stats.dialsFailed++;
      case PoolEvent.ConnectionOpened _ -> stats.opened++;
      default -> {}
    }
  }

  private void closed(HostStats stats, ConnectionRow row, CloseReason reason) {
    if (!inWindow()) {
      stats.closedAfterWindow++;
      return;
    }
    stats.closed++;
    if (reason == CloseReason.IDLE_PER_HOST_LIMIT && row.neverUsed()) {
      stats.closedUnusedByHostLimit++;
    } else {
      stats.closedFor(reason);
    }
  }

  private static void ended(HostStats stats, RequestRow row) {
    stats.lastDoneNanos = row.endNanos();
    if (row.acquiredNanos() >= 0) {
      stats.waiting.add(row.acquiredNanos() - row.startNanos());
    }
    if (row.failure() == null) {
      stats.ok++;
      stats.service.add(row.serviceNanos());
      stats.response.add(row.responseNanos());
    } else {
      stats.failed++;
      stats.failedBy(row.failure());
    }
  }

  /// Counts what has ended and passes it on.
  private final class Rows implements LedgerListener {
    @Override
    public void connection(ConnectionRow row) {
      CloseReason reason = row.closeReason();
      if (reason != null) {
        closed(host(row.host()), row, reason);
        closed(all, row, reason);
      }
      listener.connection(row);
    }

    @Override
    public void request(RequestRow row) {
      if (row.endNanos() >= 0 && inWindow()) {
        ended(host(row.host()), row);
        ended(all, row);
      }
      listener.request(row);
    }
  }
}
