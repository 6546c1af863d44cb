package dev.poolscope.run;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.config.Change;
import dev.poolscope.config.Experiment;
import dev.poolscope.config.Experiments;
import dev.poolscope.config.Load;
import dev.poolscope.config.Target;
import dev.poolscope.kernel.KernelSampler;
import dev.poolscope.load.LoadContext;
import dev.poolscope.load.LoadDriver;
import dev.poolscope.load.RequestSource;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import dev.poolscope.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// One execution of an experiment: starts servers, client and load, applies changes on their time,
/// ends everything after the window, and leaves an event log.
///
/// Threading: [#execute] on the caller's thread; [#interrupt], [#change] and [#progress] from any.
public final class Run implements AutoCloseable {
  /// From the end of the preparations to time 0, so that time 0 finds everything waiting for it.
  private static final Duration LEAD = Duration.ofMillis(200);

  private static final Duration TEAR_DOWN = Duration.ofSeconds(10);

  private final Ticker ticker = SystemTicker.INSTANCE;
  private final SystemScheduler scheduler = new SystemScheduler("poolscope-scheduler");
  private final SystemScheduler serverScheduler = new SystemScheduler("poolscope-servers");
  private final Experiment experiment;
  private final TargetServers servers;
  private final RunDirectory directory;
  private final Instant started;
  private final EventLogWriter log;
  private final PoolLedger ledger;
  private final long startNanos;
  private final Trace trace;
  private final CountedClient client;
  private final List<LoadDriver> drivers = new ArrayList<>();
  private final CountDownLatch windowOver = new CountDownLatch(1);
  private final AtomicBoolean windowEnded = new AtomicBoolean();
  private final AtomicLong eventCount = new AtomicLong();
  private Experiment current;

  /// Starts the servers, warms up, and creates the run's directory. Load begins with [#execute].
  ///
  /// @param parent where the run's directory is created
  /// @throws RunRefusedException if the run cannot take place; nothing was written
  public Run(Experiment wanted, Path parent) throws RunRefusedException, IOException {
    boolean ready = false;
    TargetServers running = null;
    try {
      running = TargetServers.start(wanted, serverScheduler);
      servers = running;
      experiment = wanted.withSamplePorts(servers.ports());
      current = experiment;
      warmUp();
      directory = createDirectory(parent);
      Files.writeString(directory.experiment(), Experiments.toYaml(experiment));
      log = new EventLogWriter(directory.events());
      List<String> hosts = experiment.targets().stream().map(Target::name).toList();
      ledger = new PoolLedger(hosts, LedgerListener.NONE);
      startNanos = ticker.nanos() + LEAD.toNanos();
      started = SystemTicker.wallClock().instant().plus(LEAD);
      trace =
          new Trace(
              ticker,
              startNanos,
              List.of(log, ledger::apply, _ -> eventCount.incrementAndGet()),
              log::flush);
      client =
          CountedClient.create(
              experiment.transport(),
              new ClientContext(trace, ticker, scheduler, hostKeys(), servers.certificates()));
      addDrivers();
      ready = true;
    } finally {
      if (!ready) {
        if (running != null) {
          running.close();
        }
        scheduler.close();
        serverScheduler.close();
      }
    }
  }

  /// The run's files.
  public RunDirectory directory() {
    return directory;
  }

  /// The experiment as run, ports resolved.
  public Experiment experiment() {
    return experiment;
  }

  /// Runs the whole window and clears up. Afterwards the event log is complete.
  ///
  /// @return what the run cost and how it ended, its rates still unknown
  public RunInfo execute() throws IOException, InterruptedException {
    RunInfos infos = new RunInfos(experiment, started);
    infos.running().write(directory);
    try (KernelSampler kernel = new KernelSampler(ports(), trace::publish)) {
      kernel.start();
      scheduler.at(startNanos, this::begin);
      windowOver.await();
    }
    boolean quiet = client.endRun(TEAR_DOWN);
    servers.publishCounts(trace, openedByHost(), TEAR_DOWN);
    trace.publish(new PoolEvent.RunEnded(trace.producerStalls()));
    trace.close();
    log.close();
    List<String> violations = new ArrayList<>(ledger.violations());
    if (!quiet) {
      violations.add("connections or requests were left after the end of the run");
    }
    if (trace.afterClose() > 0) {
      violations.add(trace.afterClose() + " events came after the end of the run");
    }
    Throwable failure = trace.failure();
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    return infos.ended(
        eventCount.get(), log.bytesWritten(), violations, ticker.nanos() - startNanos);
  }

  /// Ends the window now.
  public void interrupt() {
    endWindow(true);
  }

  /// Changes settings from now on, and marks the change in the stream.
  ///
  /// @throws dev.poolscope.config.ConfigException if a setting cannot be changed or is wrong
  public void change(Map<String, String> sets) {
    Experiment changed;
    Experiment before;
    synchronized (this) {
      before = current;
      changed = Experiments.change(before, sets);
      current = changed;
    }
    sets.forEach((path, value) -> trace.publish(new PoolEvent.ChangeApplied(path, value)));
    servers.apply(changed);
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

  /// How far the run has come.
  public Progress progress() {
    long window = experiment.window().toNanos();
    long elapsed = Math.clamp(ticker.nanos() - startNanos, 0, window);
    return new Progress(elapsed, window, ledger.counts());
  }

  /// Ends what is still running. Idempotent.
  @Override
  public void close() {
    endWindow(true);
    servers.close();
    scheduler.close();
    serverScheduler.close();
  }

  private void warmUp() throws IOException {
    try {
      WarmUp.run(experiment.transport(), ticker, scheduler);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private RunDirectory createDirectory(Path parent) throws RunRefusedException {
    try {
      return RunDirectory.create(
          parent, experiment.name(), SystemTicker.wallClock().instant());
    } catch (IOException e) {
      throw new RunRefusedException(
          RunRefusedException.Cause.USAGE,
          "--out: cannot create a directory in " + parent + "; give one that can be written to");
    }
  }

  private Map<HostKey, String> hostKeys() {
    Map<HostKey, String> keys = new LinkedHashMap<>();
    for (Target target : experiment.targets()) {
      keys.putIfAbsent(HostKey.of(servers.url(target.name())), target.name());
    }
    return keys;
  }

  private Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    hostKeys().forEach((key, host) -> ports.put(host, key.port()));
    return ports;
  }

  private void addDrivers() {
    AtomicLong numbers = new AtomicLong();
    long endNanos = startNanos + experiment.window().toNanos();
    for (int i = 0; i < experiment.load().size(); i++) {
      Load load = experiment.load().get(i);
      RequestSource source =
          new RequestSource(
              numbers,
              experiment.target(load.target()),
              servers.url(load.target()),
              load.request());
      LoadContext context =
          new LoadContext(
              client, trace, ticker, scheduler, startNanos, endNanos, experiment.seed() + i);
      drivers.add(LoadDriver.of(load, source, context));
    }
  }

  private void begin() {
    scheduler.at(startNanos + experiment.window().toNanos(), () -> endWindow(false));
    for (Change change : experiment.changes()) {
      scheduler.at(
          startNanos + change.at().toNanos(),
          () -> Thread.startVirtualThread(() -> change(change.set())));
    }
    drivers.forEach(LoadDriver::start);
  }

  private void endWindow(boolean interrupted) {
    if (windowEnded.compareAndSet(false, true)) {
      trace.publish(new PoolEvent.WindowEnded(interrupted));
      drivers.forEach(LoadDriver::stop);
      windowOver.countDown();
    }
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
