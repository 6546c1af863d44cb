package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.timeline.EventRows.Meaning;
import dev.poolscope.trace.EventLogLookup;
import dev.poolscope.trace.LiveConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Writes down what a run's events amount to, by time and by row. The ledger of the fold decides
/// what an event means; here it is only remembered.
///
/// Threading: [#accept] on one thread; what is remembered is read by any.
final class Recorder implements RunListener {
  private static final HostCounts NOTHING =
      new HostCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, KernelCounts.UNKNOWN);

  final EventRows events;
  final RequestRows requests;
  final ConnectionRows connections;
  final LaneRows lanes;
  final PickRows picks;
  final StandstillRows standstills;
  final StoredFailures failures;
  final StoredFailures partFailures;
  final Map<String, StoredSeries> series = new ConcurrentHashMap<>();
  final RunFold fold;

  /// The settings changed so far, in order; immutable.
  volatile List<ChangeMark> changes = List.of();

  /// How many events were read before the load phase ended; all of them while it has not.
  volatile long loadEvents = Long.MAX_VALUE;

  private final Map<Part, StoredSeries> partSeries = new ConcurrentHashMap<>();
  private final List<String> hosts;
  private final Parts parts;
  private final ColumnStore store;
  private final AtomicLong endNanos = new AtomicLong();
  private final AtomicLong eventCount = new AtomicLong();
  private long position;
  private int row;

  /// The client that the entry is of, from 1; 0 if it is of none.
  private int instance;

  /// What one of the run's clients has to do with a host.
  private record Part(String host, int instance) {}

  Recorder(Experiment experiment, ColumnStore store, Supplier<EventLogLookup> log) {
    this.store = store;
    hosts = experiment.targets().stream().map(Target::name).toList();
    parts = new Parts(hosts.size(), experiment.instances());
    events = new EventRows(store, hosts, log);
    requests = new RequestRows(store, hosts);
    connections = new ConnectionRows(store, hosts, this::endNanos);
    lanes = new LaneRows(store, hosts, parts, this::endNanos);
    picks = new PickRows(store, hosts, log);
    standstills = new StandstillRows(store);
    failures = new StoredFailures(store, hosts.size());
    partFailures = parts.instances() == 1 ? failures : new StoredFailures(store, parts.count());
    hosts.forEach(this::series);
    fold = RunFold.of(experiment, this);
  }

  /// The instant up to which events were written down.
  long endNanos() {
    return endNanos.getAcquire();
  }

  /// How many events were written down.
  long eventCount() {
    return eventCount.getAcquire();
  }

  /// Whether events of a host can be taken in.
  boolean knows(String host) {
    return series.containsKey(host) || host.equals(PoolEvent.NO_HOST);
  }

  /// Takes in the next entry, whose record in the log begins at a position.
  void accept(TraceEntry entry, long recordPosition) {
    position = recordPosition;
    fold.accept(entry);
    PoolEvent event = entry.event();
    takeRequest(event);
    takeConnection(entry);
    if (loadEvents == Long.MAX_VALUE) {
      takeCounts(entry);
    }
    switch (event) {
      case PoolEvent.ChangeApplied e -> add(new ChangeMark(entry.tNanos(), e.path(), e.value()));
      case PoolEvent.Picked e -> picks.add(entry.tNanos(), e, instance, recordPosition);
      case PoolEvent.Standstill e -> standstills.add(entry.tNanos(), e.nanos());
      case PoolEvent.WindowEnded _ -> loadEvents = entry.seq();
      default -> {}
    }
    events.publish();
    endNanos.setRelease(Math.max(endNanos.getPlain(), entry.tNanos()));
    eventCount.setRelease(entry.seq() + 1);
  }

  @Override
  public void entry(EventRow event) {
    row = events.add(event, position);
    instance = event.instance();
    switch (event.entry().event()) {
      case PoolEvent.RequestIssued _ -> events.mean(row, Meaning.ISSUED);
      case PoolEvent.ConnectionOpened _ -> events.mean(row, Meaning.OPENED);
      default -> {}
    }
  }

  @Override
  public void connection(ConnectionRow ended) {
    if (ended.closeReason() != null) {
      events.mean(row, Meaning.CLOSED);
    }
    connections.put(ended);
  }

  @Override
  public void request(RequestRow ended) {
    events.mean(row, ended.isOk() ? Meaning.OK : Meaning.FAILED);
    requests.put(ended);
    FailureKind failure = ended.failure();
    if (failure != null && loadEvents == Long.MAX_VALUE) {
      addFailure(ended, failure);
    }
  }

  /// Of a request that was never sent to any host nothing is kept.
  private void addFailure(RequestRow ended, FailureKind failure) {
    int host = hosts.indexOf(ended.host());
    if (host < 0) {
      return;
    }
    failures.add(host, failure, ended.endNanos());
    if (parts.instances() > 1 && ended.instance() <= parts.instances()) {
      partFailures.add(parts.part(host, ended.instance()), failure, ended.endNanos());
    }
  }

  private void add(ChangeMark change) {
    List<ChangeMark> more = new ArrayList<>(changes);
    more.add(change);
    changes = List.copyOf(more);
  }

  private void takeRequest(PoolEvent event) {
    if (event.request() != 0) {
      RequestRow live = fold.ledger().request(event.request());
      if (live != null) {
        requests.put(live);
      }
    }
  }

  private void takeConnection(TraceEntry entry) {
    PoolEvent event = entry.event();
    if (event.connection() == 0) {
      return;
    }
    LiveConnection live = fold.ledger().connection(event.connection());
    if (live == null) {
      lanes.ended(entry);
      return;
    }
    if (event instanceof PoolEvent.ConnectionAcquired) {
      boolean carriedBefore = live.row().requests() > 1;
      events.mean(row, carriedBefore ? Meaning.ACQUIRED_USED : Meaning.ACQUIRED_NEW);
    }
    boolean changesRow =
        !(event instanceof PoolEvent.RequestSent || event instanceof PoolEvent.FirstByte);
    lanes.live(
        entry, changesRow ? connections.put(live) : connections.table().rowOf(event.connection()));
  }

  /// Takes over the counts of the hosts that an event may have changed: its own and, where targets
  /// share connections, its request's.
  private void takeCounts(TraceEntry entry) {
    String host = entry.event().host();
    if (host == null) {
      return;
    }
    takeCounts(entry, host);
    String requestsHost = fold.ledger().requestHost(entry.event().request());
    if (requestsHost != null && !requestsHost.equals(host)) {
      takeCounts(entry, requestsHost);
    }
  }

  private void takeCounts(TraceEntry entry, String host) {
    series(host).add(entry.tNanos(), fold.ledger().counts(host));
    if (instance > 0 && instance <= fold.instances().size()) {
      part(host, instance)
          .add(entry.tNanos(), fold.instances().get(instance - 1).ledger().counts(host));
    }
  }

  /// The state of one of the run's clients towards a host.
  StoredSeries part(String host, int number) {
    return partSeries.computeIfAbsent(
        new Part(host, number), _ -> new StoredSeries(store, NOTHING));
  }

  private StoredSeries series(String host) {
    return series.computeIfAbsent(host, _ -> new StoredSeries(store, NOTHING));
  }
}
