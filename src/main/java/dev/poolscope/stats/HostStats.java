package dev.poolscope.stats;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was counted for one host, or for all together, over the load phase. Columns of the
/// same names in `summary.csv` say what each number means.
///
/// Threading: confined to one thread.
@SuppressWarnings("EnumOrdinal") // Leaves neither the program nor this run of it.
public final class HostStats {
  private static final List<HostCount> STATES =
      List.of(HostCount.OPEN, HostCount.IN_USE, HostCount.DIALING, HostCount.WAITING);

  private final long[] counts = new long[HostCount.values().length];
  private final Map<CloseReason, Long> closes = new EnumMap<>(CloseReason.class);
  private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
  private final Sampled sampledOpen = new Sampled();
  private final Sampled sampledIdle = new Sampled();
  private final Sampled sampledInUse = new Sampled();
  private final Latencies service = new Latencies();
  private final Latencies response = new Latencies();
  private final Latencies waiting = new Latencies();
  private final LateArrivals late = new LateArrivals();
  private final RequestsPerConnection perConnection = new RequestsPerConnection();
  private final KernelStates kernel = new KernelStates();
  private final FirstTimes firsts = new FirstTimes();

  /// What was so before a stretch of time that these are the numbers of; 0 where they are those of
  /// the whole load phase.
  private long inFlightBefore;

  private long reusedBefore;
  private final BackendStats backends = new BackendStats();
  private long firstIssueNanos = -1;
  private long lastIssueNanos = -1;
  private long lastDoneNanos = -1;
  private long serverAccepted = -1;
  private long serverRequests = -1;
  private long serverReused = -1;
  private long serverClosed = -1;
  private long upstreamRequests = -1;

  /// Counts an event of the load phase.
  public void count(TraceEntry entry) {
    switch (entry.event()) {
      case PoolEvent.RequestIssued e -> {
        add(HostCount.ISSUED, 1);
        late.issued(entry.tNanos() - e.intendedNanos());
        lastIssueNanos = entry.tNanos();
        firstIssueNanos = firstIssueNanos < 0 ? entry.tNanos() : firstIssueNanos;
      }
      case PoolEvent.ArrivalDropped e -> {
        add(HostCount.DROPPED, e.count());
        if (e.cause() == DropCause.SCHEDULE_NOT_KEPT) {
          late.unsent(e.count(), entry.tNanos() - e.intendedNanos());
        }
      }
      case PoolEvent.RequestRetried _ -> {
        add(HostCount.RETRIES, 1);
        firsts.retried(entry.tNanos());
      }
      case PoolEvent.ConnectionAcquired e -> {
        add(HostCount.ACQUIRED, 1);
        add(HostCount.REUSED_MARKED, e.reused() ? 1 : 0);
      }
      case PoolEvent.DialStarted _ -> add(HostCount.DIALS_STARTED, 1);
      case PoolEvent.DialFailed _ -> add(HostCount.DIALS_FAILED, 1);
      case PoolEvent.ConnectionOpened _ -> add(HostCount.OPENED, 1);
      case PoolEvent.KernelSampled e -> kernel.sampled(e);
      case PoolEvent.SocketsCompared e -> kernel.compared(entry.tNanos(), e);
      default -> {}
    }
  }

  /// Counts a connection opened after the load phase.
  public void countOpenedAfterLoad() {
    add(HostCount.OPENED_AFTER_LOAD, 1);
  }

  /// Counts a closed connection.
  public void closed(ConnectionRow row, boolean duringLoad) {
    CloseReason reason = row.closeReason();
    if (reason == null) {
      return;
    }
    if (!duringLoad) {
      add(HostCount.CLOSED_AFTER_LOAD, 1);
      return;
    }
    add(HostCount.CLOSED, 1);
    perConnection.closed(row.requests());
    firsts.closed(row, reason);
    if (reason == CloseReason.IDLE_PER_HOST_LIMIT && row.neverUsed()) {
      add(HostCount.CLOSED_UNUSED_BY_HOST_LIMIT, 1);
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
      add(HostCount.OK, 1);
      service.add(row.serviceNanos());
      response.add(row.responseNanos());
    } else {
      add(HostCount.FAILED, 1);
      failures.merge(failure, 1L, Long::sum);
      firsts.failed(failure, row.endNanos());
    }
  }

  /// Takes over a host's state after an event, and adds what changed to `sum`, the state of all
  /// hosts.
  public void becomes(HostCounts state, HostStats sum) {
    becomes(HostCount.OPEN, state.open(), sum);
    becomes(HostCount.IN_USE, state.active(), sum);
    becomes(HostCount.DIALING, state.dialing(), sum);
    becomes(HostCount.WAITING, state.waiting(), sum);
    becomes(HostCount.NEVER_USED, state.neverUsed(), sum);
    becomes(HostCount.REUSED_CARRIED, state.reusedCarried(), sum);
  }

  /// Begins the numbers of a stretch of time with the state that `whole` has by then, the numbers
  /// of the load phase from its start.
  public void beginWith(HostStats whole) {
    inFlightBefore = whole.unfinished();
    reusedBefore = whole.of(HostCount.REUSED_CARRIED);
    follow(whole);
    notePeaks();
  }

  /// Takes over the state that `whole` has now.
  public void follow(HostStats whole) {
    for (HostCount state : STATES) {
      counts[state.ordinal()] = whole.of(state);
    }
    counts[HostCount.REUSED_CARRIED.ordinal()] = whole.of(HostCount.REUSED_CARRIED) - reusedBefore;
  }

  /// Notes how many of the connections that are open now have carried how many requests.
  public void noteOpen(Map<Long, Long> connectionsByRequests) {
    perConnection.open(connectionsByRequests);
  }

  /// Notes the present state where it is a maximum.
  public void notePeaks() {
    peak(HostCount.PEAK_OPEN, of(HostCount.OPEN));
    peak(HostCount.PEAK_DIALING, of(HostCount.DIALING));
    peak(HostCount.PEAK_OPEN_OR_DIALING, of(HostCount.OPEN) + of(HostCount.DIALING));
    peak(HostCount.PEAK_IN_USE, of(HostCount.IN_USE));
    peak(HostCount.PEAK_WAITING, of(HostCount.WAITING));
    peak(HostCount.PEAK_IN_FLIGHT, unfinished());
  }

  /// Notes the present state as a sample.
  public void sample() {
    sampledOpen.add(of(HostCount.OPEN));
    sampledIdle.add(idle());
    sampledInUse.add(of(HostCount.IN_USE));
  }

  /// Adds what a sample server counted.
  public void serverCounted(PoolEvent.ServerCounted counted) {
    serverAccepted = Math.max(0, serverAccepted) + counted.accepted();
    serverRequests = Math.max(0, serverRequests) + counted.requests();
  }

  /// Takes over what one server of a backend group has counted so far.
  public void backendCounted(PoolEvent.BackendCounted counted) {
    backends.counted(counted);
  }

  /// Adds what a real server says of its connections.
  public void serverReported(PoolEvent.ServerReported reported) {
    serverReused = sum(serverReused, reported.reused());
    serverClosed = sum(serverClosed, reported.closed());
  }

  /// Adds what a proxy says that it has passed on to the host.
  public void upstreamCounted(PoolEvent.UpstreamCounted counted) {
    upstreamRequests = sum(upstreamRequests, counted.requests());
  }

  private static long sum(long known, long more) {
    return more < 0 ? known : Math.max(0, known) + more;
  }

  /// One of its counts.
  public long of(HostCount count) {
    return counts[count.ordinal()];
  }

  /// Requests begun and not ended.
  public long unfinished() {
    return inFlightBefore + of(HostCount.ISSUED) - of(HostCount.OK) - of(HostCount.FAILED);
  }

  /// Connections open and not in use at the end of the load phase.
  public long idle() {
    return of(HostCount.OPEN) - of(HostCount.IN_USE);
  }

  /// Connections opened, within the load phase and after it.
  public long openedInAll() {
    return of(HostCount.OPENED) + of(HostCount.OPENED_AFTER_LOAD);
  }

  /// Connections closed for a reason; those that the per-host idle limit closed unused are counted
  /// apart.
  public long closed(CloseReason reason) {
    return closes.getOrDefault(reason, 0L);
  }

  /// Failed requests of a kind.
  public long failures(FailureKind kind) {
    return failures.getOrDefault(kind, 0L);
  }

  /// The arrivals that were sent late.
  public LateArrivals late() {
    return late;
  }

  /// How many requests its connections carried.
  public RequestsPerConnection perConnection() {
    return perConnection;
  }

  /// When things happened first.
  public FirstTimes firsts() {
    return firsts;
  }

  /// The operating system's counts of its sockets.
  public KernelStates kernel() {
    return kernel;
  }

  /// The host's servers, where it is a backend group; nothing for all hosts together.
  public BackendStats backends() {
    return backends;
  }

  /// Service time of requests that ended well: from the actual start to the end.
  public Latencies service() {
    return service;
  }

  /// Response time of requests that ended well: from the intended start to the end.
  public Latencies response() {
    return response;
  }

  /// Time that ended requests waited for their connection, from the actual start.
  public Latencies waiting() {
    return waiting;
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

  /// Connections that the sample server accepted over the whole run, -1 if unknown.
  public long serverAccepted() {
    return serverAccepted;
  }

  /// Requests that the sample server counted over the whole run, -1 if unknown.
  public long serverRequests() {
    return serverRequests;
  }

  /// Requests on a used connection over the whole run, by the real server's own account; -1 if
  /// unknown.
  public long serverReused() {
    return serverReused;
  }

  /// Connections that the real server says it has ended itself over the whole run, -1 if unknown.
  public long serverClosed() {
    return serverClosed;
  }

  /// Requests that proxies among the targets say they have passed on to the host, -1 if there is no
  /// proxy before it.
  public long upstreamRequests() {
    return upstreamRequests;
  }

  private void add(HostCount count, long more) {
    counts[count.ordinal()] += more;
  }

  private void becomes(HostCount count, long value, HostStats sum) {
    sum.add(count, value - of(count));
    counts[count.ordinal()] = value;
  }

  private void peak(HostCount count, long value) {
    counts[count.ordinal()] = Math.max(of(count), value);
  }
}
