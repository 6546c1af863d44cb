package dev.poolscope.run;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.client.HostSettings;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Change;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Target;
import dev.poolscope.kernel.KernelSampler;
import dev.poolscope.kernel.OtherPrograms;
import dev.poolscope.load.BalancedTargets;
import dev.poolscope.load.LoadContext;
import dev.poolscope.load.LoadDriver;
import dev.poolscope.load.RequestSource;
import dev.poolscope.load.Turns;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.StandstillWatch;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.trace.EventSink;
import dev.poolscope.trace.PoolLedger;
import dev.poolscope.trace.SocketGauge;
import dev.poolscope.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The load phase of a run, from its time 0 to its end: the event stream, the client and the load.
///
/// Threading: [#await] and [#finish] on the run's thread, everything else from any.
final class LoadPhase {
  /// From the beginning of the preparations to time 0, so that time 0 finds everything ready.
  static final Duration LEAD = Duration.ofMillis(300);

  /// How often it is told what the servers of backend groups have counted so far.
  private static final Duration BACKENDS_EVERY = Duration.ofSeconds(1);
  private static final Duration TEAR_DOWN = Duration.ofSeconds(10);

  private final Ticker ticker = SystemTicker.INSTANCE;
  private final Experiment experiment;
  private final ReachGuard reach;
  private final TargetServers servers;
  private final PoolLedger ledger;
  private final SystemScheduler scheduler;
  private final RunFailures failures;
  private final EventLogWriter log;
  private final Path logFile;
  private final long startNanos;
  private final Trace trace;
  private final EventSink sink;
  private final HostSettings hostSettings;
  private final CountedClient client;

  /// The balancer of each of the run's clients; empty where nothing is balanced.
  private final List<BalancedTargets> balanced;

  private final List<LoadDriver> drivers;
  private final SocketGauge sockets = new SocketGauge();
  private final KernelSampler kernel;
  private final StandstillWatch standstills;
  private final OtherPrograms others;
  private final LoadWindow window;
  private final AtomicLong eventCount = new AtomicLong();
  private final AtomicInteger changesLeft;

  /// The settings as changed so far; guarded by this.
  private Experiment current;

  /// Opens the load phase: its load begins, and its time 0 is, a moment after this call, but not
  /// before `earliestNanos`.
  LoadPhase(
      Experiment experiment,
      ReachGuard reach,
      TargetServers servers,
      RunDirectory directory,
      PoolLedger ledger,
      SystemScheduler scheduler,
      RunFailures failures,
      UnaryOperator<EventSink> tap,
      long earliestNanos)
      throws IOException {
    this.experiment = experiment;
    this.reach = reach;
    this.servers = servers;
    this.ledger = ledger;
    this.scheduler = scheduler;
    this.failures = failures;
    this.current = experiment;
    changesLeft = new AtomicInteger(experiment.changes().size());
    logFile = directory.events();
    log = new EventLogWriter(logFile);
    kernel = new KernelSampler(HostPlaces.kernel(experiment, servers), sockets::of);
    standstills = new StandstillWatch(ticker);
    others = new OtherPrograms(ticker);
    startNanos = Math.max(earliestNanos, ticker.nanos() + LEAD.toNanos());
    trace =
        new Trace(
            ticker,
            startNanos,
            List.of(log, ledger::apply, batch -> eventCount.addAndGet(batch.size())),
            log::flush,
            this::traceFailed);
    sink = tap.apply(trace);
    balanced = balanced();
    hostSettings = new HostSettings(HostPlaces.targets(experiment, servers), servers.authorities());
    client = Clients.create(experiment, contexts(reach.allowed()));
    drivers = drivers();
    window = new LoadWindow(ticker, endNanos(), drivers, sink);
    CompilerWatch compiler =
        new CompilerWatch(
            startNanos,
            Runtime.getRuntime().availableProcessors(),
            CompilerLoad::now,
            sink::publish);
    scheduler.at(startNanos, this::begin);
    kernel.start(sink::publish, failures);
    standstills.start(this::stoodStill, compiler::look, failures);
    failures.endBy(() -> window.end(true));
  }

  /// Where a target is somebody else's server, what that used is among it and tells nothing.
  private void publishOthers() {
    PoolEvent.OthersRan ran = others.measured();
    if (ran != null && experiment.targets().stream().noneMatch(target -> target.url() != null)) {
      trace.publish(ran);
    }
  }

  /// What was before time 0 is not the run's.
  private void stoodStill(long nanos) {
    long within = Math.min(nanos, ticker.nanos() - startNanos);
    if (within > StandstillWatch.LEAST_NANOS) {
      sink.publish(new PoolEvent.Standstill(within));
    }
  }

  /// Nothing more is recorded, so there is nothing more to do; a disk that is full is no bug.
  private void traceFailed(Throwable failure) {
    if (!(failure instanceof UncheckedIOException)) {
      failures.uncaughtException(Thread.currentThread(), failure);
    }
    window.end(true);
  }

  /// Waits for the end of the load phase, and ends it when its time has come.
  ///
  /// @param untilDone whether it ends as soon as its load is done
  void await(BooleanSupplier untilDone) throws InterruptedException {
    window.await(() -> untilDone.getAsBoolean() && isLoadDone());
  }

  /// Whether all requests have ended, no more are going to be sent and nothing is going to change
  /// by plan.
  boolean isLoadDone() {
    return changesLeft.get() == 0 && window.isLoadDone();
  }

  /// Ends the load phase now, unless it has ended.
  void end(boolean interrupted) {
    window.end(interrupted);
  }

  /// Ends all requests and connections after the load phase, and completes the event log.
  RunInfo finish(RunInfos infos) throws IOException, InterruptedException {
    kernel.close();
    standstills.close();
    publishOthers();
    boolean quiet = endClient();
    servers.publishCounts(trace, openedByHost(), TEAR_DOWN);
    trace.publish(new PoolEvent.RunEnded(trace.producerStalls()));
    trace.close();
    closeLog();
    List<String> violations = new ArrayList<>(failures.violations());
    violations.addAll(ledger.violations());
    if (!quiet) {
      violations.add("connections or requests were left after the end of the run");
    }
    for (BalancedTargets each : balanced) { // Of none no class is loaded: a file may be too many.
      violations.add(each.violation());
    }
    violations.removeIf(String::isEmpty);
    if (trace.afterClose() > 0) {
      violations.add(trace.afterClose() + " events came after the end of the run");
    }
    return infos.ended(
        eventCount.get(),
        log.bytesWritten(),
        kernel.cost(),
        violations,
        ticker.nanos() - startNanos);
  }

  private void closeLog() throws IOException {
    try {
      log.close();
    } catch (IOException e) {
      throw notLogged(e);
    }
    if (trace.failure() instanceof UncheckedIOException e) {
      throw notLogged(e);
    }
  }

  private IOException notLogged(Exception why) {
    return new IOException(
        ("cannot write %s: %s; make room there, or give another place: --out DIR. What was recorded"
                + " before can be exported")
            .formatted(logFile, why.getMessage()),
        why);
  }

  /// Whether nothing is left of the client.
  private boolean endClient() {
    try {
      return client.endRun(TEAR_DOWN);
    } catch (RuntimeException | Error e) {
      // The files of the run are completed all the same.
      failures.uncaughtException(Thread.currentThread(), e);
      return false;
    }
  }

  /// Changes settings from now on, and marks the change in the stream.
  void change(Map<String, String> sets) {
    Experiment changed;
    Experiment before;
    synchronized (this) {
      before = current;
      changed = Experiments.change(before, sets);
      TargetServers.check(changed);
      reach.follow(changed);
      servers.prepare(changed);
      current = changed;
      sets.forEach((path, value) -> sink.publish(new PoolEvent.ChangeApplied(path, value)));
      balanced.forEach(targets -> targets.apply(before, changed));
    }
    servers.apply(changed);
    hostSettings.change(HostPlaces.targets(changed, servers));
    if (!changed.transport().equals(before.transport())) {
      client.apply(changed.transport());
    }
    for (int i = 0; i < drivers.size(); i++) {
      Load load = changed.load().get(i);
      LoadDriver driver = drivers.get(i);
      if (!load.equals(before.load().get(i))) {
        scheduler.at(ticker.nanos(), () -> driver.change(load));
      }
    }
  }

  /// Closes an open connection by hand; whether it was open.
  boolean closeConnection(long connection) {
    return client.closeConnection(connection);
  }

  /// The wall clock at time 0.
  Instant started() {
    return WallClock.at(startNanos, ticker);
  }

  /// Since time 0, at most the whole load phase.
  long elapsedNanos() {
    return Math.clamp(ticker.nanos() - startNanos, 0, experiment.duration().toNanos());
  }

  private void begin() {
    for (Change change : experiment.changes()) {
      scheduler.at(
          startNanos + change.at().toNanos(),
          () -> failures.threads().start(() -> changeWhileOpen(change.set())));
    }
    countBackends(startNanos + BACKENDS_EVERY.toNanos());
    window.start();
  }

  private void countBackends(long atNanos) {
    scheduler.at(
        atNanos,
        () -> {
          if (!window.isOver()) {
            servers.publishBackends(sink);
            countBackends(atNanos + BACKENDS_EVERY.toNanos());
          }
        });
  }

  private void changeWhileOpen(Map<String, String> sets) {
    if (!window.isOver()) {
      change(sets);
      // Behind what the change has the drivers do.
      scheduler.at(ticker.nanos(), changesLeft::decrementAndGet);
    }
  }

  private long endNanos() {
    return startNanos + experiment.duration().toNanos();
  }

  private List<LoadDriver> drivers() {
    List<LoadDriver> made = new ArrayList<>();
    AtomicLong numbers = new AtomicLong();
    for (int i = 0; i < experiment.load().size(); i++) {
      Load load = experiment.load().get(i);
      RequestSource source = source(load, numbers, new Turns(experiment.instances(), i));
      LoadContext context =
          new LoadContext(
              client,
              sink,
              ticker,
              scheduler,
              failures.threads(),
              startNanos,
              endNanos(),
              experiment.seed() + i,
              experiment.part());
      made.add(LoadDriver.of(load, source, context));
    }
    return made;
  }

  private RequestSource source(Load load, AtomicLong numbers, Turns turns) {
    if (load.target().equals(Experiment.BALANCED)) {
      Map<String, URI> bases = new LinkedHashMap<>();
      for (Target target : experiment.targets()) {
        bases.put(target.name(), servers.url(target.name()));
      }
      return new RequestSource(numbers, balanced, bases, load, turns);
    }
    return new RequestSource(
        numbers, experiment.target(load.target()), servers.url(load.target()), load, turns);
  }

  private List<BalancedTargets> balanced() {
    if (experiment.balancer().isNone()) {
      return List.of();
    }
    Map<HostKey, String> booked = HostPlaces.names(experiment, servers);
    return IntStream.rangeClosed(1, experiment.instances())
        .mapToObj(
            instance ->
                new BalancedTargets(
                    experiment.ofInstance(instance),
                    ClientIdentities.of(experiment),
                    name -> booked.getOrDefault(HostKey.of(servers.url(name)), name),
                    ticker))
        .toList();
  }

  /// What each of the run's clients needs. The balancer of one sees the events of that one only.
  private List<ClientContext> contexts(AllowedHosts allowed) {
    ClientContext context =
        new ClientContext(
            sink,
            ticker,
            scheduler,
            failures.threads(),
            HostPlaces.names(experiment, servers),
            allowed,
            servers.certificates(),
            hostSettings,
            sockets);
    return IntStream.rangeClosed(1, experiment.instances())
        .mapToObj(
            instance ->
                context.ofInstance(
                    instance,
                    balanced.isEmpty() ? sink : balanced.get(instance - 1).observing(sink)))
        .toList();
  }

  private Map<String, Long> openedByHost() {
    trace.flush();
    Map<String, Long> opened = new LinkedHashMap<>();
    for (Map.Entry<String, HostCounts> entry : ledger.counts().entrySet()) {
      opened.put(entry.getKey(), entry.getValue().opened());
    }
    return opened;
  }
}
