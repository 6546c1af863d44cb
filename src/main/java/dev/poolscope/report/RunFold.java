package dev.poolscope.report;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.MachineStats;
import dev.poolscope.stats.PickStats;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Folds a run's events into its statistics, sampling the state of every host at even intervals as
/// it goes; a sample holds what happened before its instant, not what happened at it. The same fold
/// reads a live stream and a log on disk, so both give the same numbers. Counts end with the load
/// phase, but for arrivals due in it of which only its end shows that they were not sent; a stream
/// that was cut off ends with its last entry. Where a run has several clients, the events of each
/// are folded on their own as well.
///
/// Threading: confined to one thread.
public final class RunFold implements Consumer<TraceEntry> {
  /// The time between two samples.
  public static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final RunListener listener;
  private final Set<String> known;
  private final PoolLedger ledger;
  private final Map<String, HostStats> hosts = new LinkedHashMap<>();
  private final HostStats all = new HostStats();
  private final PickStats picks = new PickStats();
  private final MachineStats machine = new MachineStats();
  private final Stretches stretches;
  private final InstanceFolds instances;
  private long nextSampleNanos = SAMPLE_NANOS;
  private long lastNanos;
  private long endNanos = -1;
  private long producerStalls;
  private boolean interrupted;
  private boolean complete;

  /// A fold of a stream about these hosts that tells no clients apart.
  public RunFold(List<String> hostNames, RunListener listener) {
    this(hostNames, List.of(), listener);
  }

  /// The same, which also tells the numbers of the stretches of time that these expectations speak
  /// of.
  public RunFold(List<String> hostNames, List<Expectation> expectations, RunListener listener) {
    this(hostNames, expectations, InstanceFolds.none(), listener);
  }

  /// A fold of the stream of an experiment's run, its expectations' stretches included.
  public static RunFold of(Experiment experiment, RunListener listener) {
    List<String> hosts = experiment.targets().stream().map(Target::name).toList();
    InstanceFolds instances = new InstanceFolds(hosts, experiment.instances());
    return new RunFold(hosts, experiment.expect(), instances, listener);
  }

  private RunFold(
      List<String> hostNames,
      List<Expectation> expectations,
      InstanceFolds instances,
      RunListener listener) {
    this.listener = listener;
    this.instances = instances;
    this.stretches = new Stretches(expectations, this::statsOf);
    this.known = Set.copyOf(hostNames);
    this.ledger = new PoolLedger(hostNames, new Rows());
    hostNames.forEach(this::host);
  }

  @Override
  public void accept(TraceEntry entry) {
    sampleUpTo(entry.tNanos());
    if (duringLoad()) {
      stretches.begin(entry.tNanos());
      stretches.end(entry.tNanos(), ledger);
    }
    int instance = instance(entry.event());
    listener.entry(new EventRow(entry, localPort(entry.event()), instance));
    instances.accept(entry, instance);
    ledger.apply(entry);
    lastNanos = Math.max(lastNanos, entry.tNanos());
    fold(entry, instance);
  }

  /// Ends the stream: what is still open or unfinished is told to the listener.
  public void finish() {
    ledger.finish();
    instances.folds().forEach(RunFold::finish);
  }

  /// The folds of the events of each of the run's clients, in their order; empty where it has one.
  /// What belongs to no client is in none of them: the kernel's counts, those of servers, arrivals
  /// that were not sent.
  public List<RunFold> instances() {
    return instances.folds();
  }

  /// The state behind the statistics.
  public PoolLedger ledger() {
    return ledger;
  }

  /// The statistics by host, in the order given or met.
  public Map<String, HostStats> hosts() {
    return hosts;
  }

  /// The statistics of all hosts together.
  public HostStats all() {
    return all;
  }

  /// The numbers of a stretch of time, null if it has not begun. Only those of the expectations
  /// given do.
  @Nullable StretchNumbers during(Stretch stretch) {
    return stretches.of(stretch);
  }

  /// Takes over what connections have carried by now, which is looked at on demand only.
  void noteOpenConnections() {
    if (duringLoad()) {
      instances.advanceTo(lastNanos);
      Map<String, Map<Long, Long>> open = ledger.requestsOfOpen();
      hosts.forEach((name, stats) -> stats.noteOpen(open.getOrDefault(name, Map.of())));
      all.noteOpen(together(open));
      stretches.noteOpen(open);
    }
  }

  /// Takes in that up to an instant nothing more has happened.
  void advanceTo(long nanos) {
    sampleUpTo(nanos);
    lastNanos = Math.max(lastNanos, nanos);
  }

  /// Counts of several hosts as those of one.
  static Map<Long, Long> together(Map<String, Map<Long, Long>> byHost) {
    Map<Long, Long> sum = new HashMap<>();
    byHost
        .values()
        .forEach(counts -> counts.forEach((key, count) -> sum.merge(key, count, Long::sum)));
    return sum;
  }

  /// The balancer's picks.
  public PickStats picks() {
    return picks;
  }

  /// What the machine did beside the run.
  public MachineStats machine() {
    return machine;
  }

  /// How long the load phase lasted, in nanoseconds.
  public long loadNanos() {
    return endNanos < 0 ? lastNanos : endNanos;
  }

  /// Whether the load phase has ended.
  public boolean isLoadOver() {
    return !duringLoad();
  }

  /// Whether the run was interrupted before the end of its load phase.
  public boolean isInterrupted() {
    return interrupted;
  }

  /// Whether the stream has its last event.
  public boolean isComplete() {
    return complete;
  }

  /// Why these events cannot be those of a run with these hosts, as a sentence; null if they can.
  public @Nullable String contradiction() {
    for (String name : hosts.keySet()) {
      if (!known.contains(name) && !name.equals(PoolEvent.NO_HOST)) {
        return unknownHost(name);
      }
    }
    List<String> violations = ledger.violations();
    return violations.isEmpty()
        ? instances.contradiction()
        : "was altered: %s; restore it from a copy".formatted(violations.getFirst());
  }

  /// What is wrong where a log has a host that its experiment does not have, as a sentence.
  public static String unknownHost(String name) {
    return ("has events of the host %s, which experiment.yaml beside it does not have; restore the"
            + " experiment.yaml of this run")
        .formatted(name);
  }

  /// How often an event had to wait for room in the stream.
  public long producerStalls() {
    return producerStalls;
  }

  private HostStats statsOf(String name) {
    return name.equals(Experiment.ALL_HOSTS) ? all : host(name);
  }

  private HostStats host(String name) {
    return hosts.computeIfAbsent(name, _ -> new HostStats());
  }

  private int localPort(PoolEvent event) {
    return event instanceof PoolEvent.ConnectionOpened opened
        ? opened.localPort()
        : ledger.localPort(event.connection());
  }

  private int instance(PoolEvent event) {
    return switch (event) {
      case PoolEvent.RequestIssued e -> e.instance();
      case PoolEvent.DialStarted e -> e.instance();
      default -> ledger.instance(event.connection(), event.request());
    };
  }

  private boolean duringLoad() {
    return endNanos < 0;
  }

  private void sampleUpTo(long tNanos) {
    while (duringLoad() && nextSampleNanos <= tNanos) {
      Map<String, HostCounts> counts = ledger.counts();
      long at = nextSampleNanos;
      // A sample is of what was before its instant: part of what ends at it, not of what begins.
      stretches.begin(at - 1);
      stretches.end(at - 1, ledger);
      counts.forEach((name, count) -> listener.sample(at, name, count));
      hosts.values().forEach(HostStats::sample);
      all.sample();
      stretches.sample();
      nextSampleNanos += SAMPLE_NANOS;
    }
  }

  private void fold(TraceEntry entry, int instance) {
    switch (entry.event()) {
      case PoolEvent.WindowEnded e -> {
        noteOpenConnections();
        endNanos = entry.tNanos();
        interrupted = e.interrupted();
      }
      case PoolEvent.RunEnded e -> {
        producerStalls = e.producerStalls();
        complete = true;
      }
      case PoolEvent.Standstill e -> {
        if (duringLoad()) {
          machine.stoodStill(e.nanos());
        }
      }
      case PoolEvent.OthersRan e -> machine.othersRan(e);
      case PoolEvent.Compiled e -> {
        if (duringLoad()) {
          machine.compiled(entry.tNanos(), e);
        }
      }
      case PoolEvent.Picked e -> {
        if (duringLoad()) {
          picks.count(e, instance);
          stretches.picked(e, instance);
        }
      }
      case PoolEvent.ServerCounted e -> {
        host(e.host()).serverCounted(e);
        all.serverCounted(e);
      }
      case PoolEvent.BackendCounted e -> host(e.host()).backendCounted(e);
      case PoolEvent.ServerReported e -> {
        host(e.host()).serverReported(e);
        all.serverReported(e);
      }
      case PoolEvent.UpstreamCounted e -> {
        host(e.host()).upstreamCounted(e);
        all.upstreamCounted(e);
      }
      case PoolEvent.ArrivalDropped e
          when !duringLoad() && e.cause() == DropCause.SCHEDULE_NOT_KEPT -> {
        TraceEntry atTheEnd = new TraceEntry(entry.seq(), endNanos, e);
        host(e.host()).count(atTheEnd);
        all.count(atTheEnd);
        stretches.count(atTheEnd, e.host());
      }
      case PoolEvent.ConnectionOpened e when !duringLoad() -> {
        host(e.host()).countOpenedAfterLoad();
        all.countOpenedAfterLoad();
      }
      default -> {
        String name = entry.event().host();
        if (name != null && duringLoad()) {
          host(name).count(entry);
          all.count(entry);
          stretches.count(entry, name);
          refresh(name);
          refreshRequestsHost(entry.event());
          notePeaks(name);
          stretches.follow(name);
        }
      }
    }
  }

  /// Takes over from the ledger what it knows better than single events tell.
  private void refresh(String name) {
    host(name).becomes(ledger.counts(name), all);
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

  /// Counts what has ended and passes it on.
  private final class Rows implements LedgerListener {
    @Override
    public void connection(ConnectionRow row) {
      host(row.host()).closed(row, duringLoad());
      all.closed(row, duringLoad());
      if (duringLoad()) {
        stretches.closed(row);
      }
      listener.connection(row);
    }

    @Override
    public void request(RequestRow row) {
      if (row.endNanos() >= 0 && duringLoad()) {
        host(row.host()).ended(row);
        all.ended(row);
        stretches.ended(row);
      }
      listener.request(row);
    }
  }
}
