package dev.poolscope.trace;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Folds the event stream into who is dialing, active, idle and waiting, host by host, and checks
/// after every event that opened - closed = open = active + idle, that no count is negative, that
/// every request ends once and every connection closes once. What does not hold is recorded as a
/// violation: a bug, never a result. An event that cannot be is not counted.
///
/// A connection may be acquired by the next request before the one before has been reported as
/// released, and closed before it is released: OkHttp reports so (OkHttp facts, 4).
///
/// Memory grows with open connections and unfinished requests only.
///
/// Threading: safe for use by any thread; all state is guarded by this.
public final class PoolLedger {
  private static final int MOST_VIOLATIONS = 100;

  private final LedgerListener listener;
  private final Map<String, HostTally> hosts = new LinkedHashMap<>();
  private final LongMap<ConnectionState> connections = new LongMap<>();
  private final LongMap<ConnectionState> closedButHeld = new LongMap<>();
  private final LongMap<RequestState> requests = new LongMap<>();
  private final List<String> violations = new ArrayList<>();
  private long nextSequence;

  /// The latest instant so far.
  private long lastNanos;

  /// The entry that is being applied.
  private long sequence;
  private long nowNanos;

  /// A ledger for hosts known in advance (others are added when they first appear).
  public PoolLedger(List<String> hostNames, LedgerListener listener) {
    this.listener = listener;
    hostNames.forEach(this::tally);
  }

  /// Adds the next entries of the stream.
  public synchronized void apply(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      apply(batch.sequence(i), batch.nanos(i), batch.event(i));
    }
  }

  /// Adds the next entry of the stream.
  public synchronized void apply(TraceEntry entry) {
    apply(entry.seq(), entry.tNanos(), entry.event());
  }

  private void apply(long seq, long tNanos, PoolEvent event) {
    sequence = seq;
    nowNanos = tNanos;
    if (seq != nextSequence || tNanos < lastNanos) {
      violation(event, "is out of order");
    }
    nextSequence = seq + 1;
    lastNanos = Math.max(lastNanos, tNanos);
    fold(event);
    String host = event.host();
    if (host != null && !tally(host).holds()) {
      violation(event, "leaves counts that do not agree: " + tally(host).counts());
    }
  }

  /// Reports what is still open or unfinished to the listener; once, at the end of the stream.
  public synchronized void finish() {
    connections
        .values()
        .sorted((a, b) -> Long.compare(a.connection, b.connection))
        .forEach(
            state -> {
              if (state.isOpen()) {
                state.settle(lastNanos);
              }
              listener.connection(state.stillOpen());
            });
    requests
        .values()
        .sorted((a, b) -> Long.compare(a.request, b.request))
        .forEach(state -> listener.request(state.unfinished()));
  }

  /// The counts of every host at this instant, in one consistent reading.
  public synchronized Map<String, HostCounts> counts() {
    Map<String, HostCounts> snapshot = new LinkedHashMap<>();
    hosts.forEach((name, tally) -> snapshot.put(name, tally.counts()));
    return snapshot;
  }

  /// The counts of one host at this instant.
  public synchronized HostCounts counts(String host) {
    return tally(host).counts();
  }

  /// The client port of a connection that is open, or closed and not yet told to be released; 0 for
  /// any other.
  public synchronized int localPort(long connection) {
    ConnectionState state = alive(connection);
    return state == null ? 0 : state.localPort;
  }

  /// The client of the run that a connection or a request is of, from 1; 0 if neither is known.
  public synchronized int instance(long connection, long request) {
    ConnectionState dialed = alive(connection);
    if (dialed != null) {
      return dialed.instance;
    }
    RequestState running = requests.get(request);
    return running == null ? 0 : running.instance;
  }

  /// A connection that is being dialed or is open, as far as it has come; null for any other.
  public synchronized @Nullable LiveConnection connection(long number) {
    ConnectionState state = connections.get(number);
    return state == null ? null : state.live();
  }

  /// An unfinished request, as far as it has come; null for any other.
  public synchronized @Nullable RequestRow request(long number) {
    RequestState state = requests.get(number);
    return state == null ? null : state.unfinished();
  }

  /// The connections that are being dialed or open, as far as they have come at an instant that is
  /// not before the latest entry's, by number.
  public synchronized Map<Long, ConnectionRow> connectionsAt(long nanos) {
    return connections
        .values()
        .collect(Collectors.toMap(state -> state.connection, state -> state.live().asOf(nanos)));
  }

  /// How many of the open connections have carried how many requests, by host: connections by
  /// requests.
  public synchronized Map<String, Map<Long, Long>> requestsOfOpen() {
    return connections
        .values()
        .filter(ConnectionState::isOpen)
        .collect(
            Collectors.groupingBy(
                state -> state.host,
                Collectors.groupingBy(state -> state.requests, Collectors.counting())));
  }

  /// The unfinished requests, as far as they have come, by number.
  public synchronized Map<Long, RequestRow> unfinishedRequests() {
    return requests
        .values()
        .collect(Collectors.toMap(state -> state.request, RequestState::unfinished));
  }

  /// The target of an unfinished request, or null.
  public synchronized @Nullable String requestHost(long request) {
    RequestState state = requests.get(request);
    return state == null ? null : state.host;
  }

  /// What did not hold; empty unless the program has a bug.
  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  private void fold(PoolEvent event) {
    switch (event) {
      case PoolEvent.RequestIssued e -> issued(e);
      case PoolEvent.ArrivalDropped e -> tally(e.host()).dropped += e.count();
      case PoolEvent.DialStarted e -> dialStarted(e);
      case PoolEvent.DialFailed e -> dialFailed(e);
      case PoolEvent.ConnectionOpened e -> opened(e);
      case PoolEvent.ConnectionAcquired e -> acquired(e);
      case PoolEvent.ConnectionReleased e -> released(e);
      case PoolEvent.ConnectionClosed e -> closed(e);
      case PoolEvent.RequestSent e -> sent(e);
      case PoolEvent.FirstByte e -> firstByte(e);
      case PoolEvent.RequestRetried e -> retried(e);
      case PoolEvent.RequestEnded e -> ended(e);
      case PoolEvent.TlsStarted e -> alter(e, state -> state.tls = true);
      case PoolEvent.ProtocolChosen e -> alter(e, state -> state.protocol = e.protocol());
      case PoolEvent.KernelSampled e -> tally(e.host()).kernel = tally(e.host()).kernel.with(e);
      case PoolEvent.SocketsCompared e -> tally(e.host()).kernel = tally(e.host()).kernel.with(e);
      case PoolEvent.Picked _,
          PoolEvent.TlsEnded _,
          PoolEvent.PeerClosed _,
          PoolEvent.ChangeApplied _,
          PoolEvent.ServerCounted _,
          PoolEvent.BackendCounted _,
          PoolEvent.WindowEnded _,
          PoolEvent.RunEnded _,
          PoolEvent.Standstill _,
          PoolEvent.OthersRan _,
          PoolEvent.Compiled _,
          PoolEvent.ServerReported _,
          PoolEvent.UpstreamCounted _ -> {}
    }
  }

  private void issued(PoolEvent.RequestIssued e) {
    if (requests.contains(e.request())) {
      violation(e, "is issued though it runs");
      return;
    }
    HostTally tally = tally(e.host());
    tally.issued++;
    tally.waiting++;
    requests.put(e.request(), new RequestState(e, nowNanos));
  }

  private void dialStarted(PoolEvent.DialStarted e) {
    if (alive(e.connection()) != null) {
      violation(e, "dials a connection that exists");
      return;
    }
    HostTally tally = tally(e.host());
    tally.dialsStarted++;
    tally.dialing++;
    connections.put(e.connection(), new ConnectionState(e, nowNanos));
  }

  private void dialFailed(PoolEvent.DialFailed e) {
    ConnectionState state = connections.get(e.connection());
    if (state == null || state.isOpen()) {
      violation(e, "is no failure of a running dial");
      return;
    }
    connections.remove(e.connection());
    HostTally tally = tally(state.host);
    tally.dialsFailed++;
    tally.dialing--;
    listener.connection(state.stillOpen());
  }

  private void opened(PoolEvent.ConnectionOpened e) {
    ConnectionState state = connections.get(e.connection());
    if (state == null || state.isOpen()) {
      violation(e, "opens a connection that was not dialing");
      return;
    }
    HostTally tally = tally(state.host);
    tally.opened++;
    tally.dialing--;
    tally.idle++;
    tally.neverUsed++;
    state.opened(nowNanos, e.localPort(), e.remote());
  }

  private void acquired(PoolEvent.ConnectionAcquired e) {
    ConnectionState state = connections.get(e.connection());
    RequestState request = requests.get(e.request());
    if (state == null || !state.isOpen()) {
      violation(e, "acquires a connection that is not open");
      return;
    }
    boolean carriedBefore = state.requests > 0;
    state.settle(nowNanos);
    HostTally pool = tally(state.host);
    if (state.holders.isEmpty()) {
      pool.idle--;
      pool.active++;
    }
    if (!carriedBefore) {
      pool.neverUsed--;
    }
    state.requests++;
    state.holders.put(e.request(), Boolean.TRUE);
    pool.reusedCarried += carriedBefore ? 1 : 0;
    pool.reusedMarked += e.reused() ? 1 : 0;
    if (request == null || !request.waiting) {
      violation(e, "gives a connection to a request that does not wait");
    } else {
      tally(request.host).waiting--;
      request.acquired(nowNanos, e.connection(), carriedBefore);
    }
  }

  private void released(PoolEvent.ConnectionReleased e) {
    ConnectionState closed = closedButHeld.get(e.connection());
    ConnectionState state = alive(e.connection());
    if (state == null || !state.holders.contains(e.request())) {
      violation(e, "releases a connection that the request does not hold");
      return;
    }
    if (closed != null) {
      closed.holders.remove(e.request());
      if (closed.holders.isEmpty()) {
        closedButHeld.remove(e.connection());
      }
      return;
    }
    state.settle(nowNanos);
    state.holders.remove(e.request());
    if (state.holders.isEmpty()) {
      HostTally pool = tally(state.host);
      pool.active--;
      pool.idle++;
    }
  }

  private void closed(PoolEvent.ConnectionClosed e) {
    ConnectionState state = connections.get(e.connection());
    if (state == null || !state.isOpen()) {
      violation(e, "closes a connection that is not open");
      return;
    }
    connections.remove(e.connection());
    state.settle(nowNanos);
    HostTally pool = tally(state.host);
    pool.closed++;
    if (state.holders.isEmpty()) {
      pool.idle--;
    } else {
      pool.active--;
      closedButHeld.put(e.connection(), state);
    }
    listener.connection(state.closed(nowNanos, e));
  }

  private void sent(PoolEvent.RequestSent e) {
    RequestState request = running(e, e.request());
    if (request != null) {
      request.sentNanos = nowNanos;
    }
  }

  private void firstByte(PoolEvent.FirstByte e) {
    RequestState request = running(e, e.request());
    if (request != null) {
      request.firstByteNanos = nowNanos;
    }
  }

  private void retried(PoolEvent.RequestRetried e) {
    RequestState request = running(e, e.request());
    if (request != null) {
      HostTally caller = tally(request.host);
      caller.retries++;
      caller.waiting += request.waiting ? 0 : 1;
      request.retried();
    }
  }

  private void ended(PoolEvent.RequestEnded e) {
    RequestState request = running(e, e.request());
    if (request == null) {
      return;
    }
    requests.remove(e.request());
    HostTally caller = tally(request.host);
    caller.waiting -= request.waiting ? 1 : 0;
    if (e.failure() == null) {
      caller.ok++;
    } else {
      caller.failed++;
    }
    listener.request(request.row(nowNanos, e.status(), e.failure(), e.bytesIn()));
  }

  private void alter(PoolEvent e, Consumer<ConnectionState> change) {
    ConnectionState state = connections.get(e.connection());
    if (state != null) {
      change.accept(state);
    }
  }

  private @Nullable RequestState running(PoolEvent e, long number) {
    RequestState request = requests.get(number);
    if (request == null) {
      violation(e, "belongs to a request that is not running");
    }
    return request;
  }

  private @Nullable ConnectionState alive(long number) {
    ConnectionState state = connections.get(number);
    return state == null ? closedButHeld.get(number) : state;
  }

  private HostTally tally(String host) {
    return hosts.computeIfAbsent(host, _ -> new HostTally());
  }

  private void violation(PoolEvent event, String what) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add("event " + sequence + " " + what + ": " + event);
    }
  }
}
