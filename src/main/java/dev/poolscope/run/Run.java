package dev.poolscope.run;

import dev.poolscope.advise.MachineAdvice;
import dev.poolscope.advise.MachineNote;
import dev.poolscope.advise.Reach;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.archive.WarmUpCost;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Target;
import dev.poolscope.files.LogFile;
import dev.poolscope.kernel.MachineLimits;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.trace.EventSink;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One execution of an experiment: starts servers, client and load, applies changes on their time,
/// ends everything after the load phase, and leaves an event log.
///
/// Threading: [#execute] on the caller's thread; [#interrupt], [#change],
/// [#closeConnection] and [#progress] from any.
public final class Run implements AutoCloseable {
  /// What is done before time 0 begins so long before it, and a little more.
  private static final Duration EARLY = LoadPhase.LEAD.plusMillis(200);

  private final ReachGuard reach;
  private final UnaryOperator<EventSink> tap;
  private final RunFailures failures = new RunFailures();
  private final SystemScheduler scheduler = new SystemScheduler("poolscope-scheduler", failures);
  private final SystemScheduler serverScheduler =
      new SystemScheduler("poolscope-servers", failures);
  private final Experiment experiment;
  private final TargetServers servers;
  private final RunDirectory directory;
  private final PoolLedger ledger;
  private final WarmUpCost warmUpCost;
  private final LogFile log;

  /// The running load phase, null before it begins; written holding this.
  private volatile @Nullable LoadPhase phase;

  /// Whether the load phase ends as soon as its load is done.
  private volatile boolean untilDone;

  /// Whether the load phase is to end as soon as it has begun; guarded by this.
  private boolean interrupted;

  /// The run's time 0 is not before; guarded by this.
  private long earliestNanos = SystemTicker.INSTANCE.nanos();

  /// As below, with load to this machine alone.
  public Run(Experiment wanted, Path parent) throws RunRefusedException, IOException {
    this(wanted, parent, AllowedHosts.THIS_MACHINE, BeforeWriting.NOTHING);
  }

  /// Starts the servers, warms up, and creates the run's directory. Load begins with [#execute].
  ///
  /// @param parent where the run's directory is created
  /// @param allowed where load may be sent; a dial that leads elsewhere fails
  /// @param beforeWriting called when everything is ready and nothing is written yet
  /// @throws RunRefusedException if the run cannot take place; nothing was written
  public Run(Experiment wanted, Path parent, AllowedHosts allowed, BeforeWriting beforeWriting)
      throws RunRefusedException, IOException {
    this(wanted, parent, allowed, beforeWriting, UnaryOperator.identity());
  }

  /// @param tap stands between the run and its event stream
  Run(
      Experiment wanted,
      Path parent,
      AllowedHosts allowed,
      BeforeWriting beforeWriting,
      UnaryOperator<EventSink> tap)
      throws RunRefusedException, IOException {
    this.reach = new ReachGuard(wanted, allowed);
    this.tap = tap;
    refuseTheImpossible(wanted);
    LogFile.onlyWarnings(false);
    boolean ready = false;
    TargetServers started = null;
    try {
      started = TargetServers.start(wanted, serverScheduler);
      servers = started;
      experiment = wanted.withSamplePorts(servers.ports());
      warmUpCost = warmUp();
      beforeWriting.ready(experiment);
      Instant now = SystemTicker.wallClock().instant();
      directory = createDirectory(parent, now);
      // With every field, so that the run keeps its values when defaults become others.
      Files.writeString(directory.experiment(), Experiments.toYaml(experiment));
      log = LogFile.open(directory.log());
      new RunInfos(experiment, now, warmUpCost).running().write(directory);
      ledger =
          new PoolLedger(
              experiment.targets().stream().map(Target::name).toList(), LedgerListener.NONE);
      ready = true;
    } finally {
      if (!ready) {
        if (started != null) {
          started.close();
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

  /// Runs the whole load phase and clears up. Afterwards the event log is complete.
  ///
  /// @return what the run cost and how it ended, its rates still unknown
  /// @throws IllegalStateException if it was called before
  public RunInfo execute() throws IOException, InterruptedException {
    try {
      awaitStart();
      LoadPhase running = open();
      RunInfos infos = new RunInfos(experiment, running.started(), warmUpCost);
      infos.running().write(directory);
      running.await(() -> untilDone);
      return running.finish(infos);
    } catch (OutOfMemoryError e) {
      // Told at once, because to close the run may need memory as well.
      failures.uncaughtException(Thread.currentThread(), e);
      throw e;
    }
  }

  /// Has the run's time 0 be at a moment of the wall clock, so that runs of several machines begin
  /// together. A moment that has passed is of no effect. For use before [#execute].
  ///
  /// @return how long it is until then; negative where it has passed
  public synchronized Duration beginAt(Instant wall) {
    earliestNanos = WallClock.nanosAt(wall, SystemTicker.INSTANCE);
    return Duration.ofNanos(earliestNanos - SystemTicker.INSTANCE.nanos());
  }

  private synchronized void awaitStart() throws InterruptedException {
    while (!interrupted) {
      long left = earliestNanos - SystemTicker.INSTANCE.nanos() - EARLY.toNanos();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /// Has the load phase end as soon as its load is done: all requests have ended, and none is going
  /// to be sent. The run is complete then, not interrupted.
  public void endOnceDone() {
    untilDone = true;
  }

  /// Ends the load phase now, or as soon as it has begun.
  public void interrupt() {
    LoadPhase running;
    synchronized (this) {
      interrupted = true;
      notifyAll();
      running = phase;
    }
    if (running != null) {
      running.end(true);
    }
  }

  /// Changes settings from now on, and marks the change in the stream.
  ///
  /// @throws dev.poolscope.schema.ConfigException if a setting cannot be changed or is wrong
  /// @throws IllegalStateException if the run has not begun
  public void change(Map<String, String> sets) {
    LoadPhase running;
    synchronized (this) {
      running = phase;
    }
    if (running == null) {
      throw new IllegalStateException("the run has not begun");
    }
    running.change(sets);
  }

  /// What changed settings could send to hosts beyond this machine that is more than is allowed.
  ///
  /// @throws dev.poolscope.schema.ConfigException if a setting cannot be changed or is wrong
  public List<Reach> beyondAllowed(Map<String, String> sets) {
    return reach.beyond(sets);
  }

  /// Lets more be sent to the hosts beyond this machine that are allowed.
  public void allow(List<Reach> reaches) {
    reach.allow(Reach.cap(reaches, reach.allowed().cap()));
  }

  /// Closes an open connection by hand; the requests that use it fail.
  ///
  /// @return whether it was open; otherwise nothing has happened
  public boolean closeConnection(long connection) {
    LoadPhase running = phase;
    return running != null && running.closeConnection(connection);
  }

  /// How far the run has come. Does not wait for a load phase that is being opened.
  public Progress progress() {
    LoadPhase running = phase;
    long elapsed = running == null ? 0 : running.elapsedNanos();
    boolean done = running != null && running.isLoadDone();
    return new Progress(elapsed, experiment.duration().toNanos(), done, ledger.counts());
  }

  /// Ends what is still running. Idempotent.
  @Override
  public void close() {
    interrupt();
    servers.close();
    scheduler.close();
    serverScheduler.close();
    log.close();
  }

  private synchronized LoadPhase open() throws IOException {
    if (phase != null) {
      throw new IllegalStateException("a run is executed once");
    }
    LoadPhase opened =
        new LoadPhase(
            experiment,
            reach,
            servers,
            directory,
            ledger,
            scheduler,
            failures,
            tap,
            interrupted ? Long.MIN_VALUE : earliestNanos);
    phase = opened;
    if (interrupted) {
      opened.end(true);
    }
    return opened;
  }

  private static void refuseTheImpossible(Experiment wanted) throws RunRefusedException {
    for (MachineNote note : MachineAdvice.of(wanted, MachineLimits.now())) {
      if (note.isSure()) {
        throw new RunRefusedException(
            RunRefusedException.Cause.MACHINE, note.path() + ": " + note.words());
      }
    }
  }

  private WarmUpCost warmUp() throws IOException {
    try {
      return WarmUp.run(
          experiment.transport(), experiment.load(), SystemTicker.INSTANCE, scheduler, failures);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new WarmUpCost(0, 0, false, false);
    }
  }

  private RunDirectory createDirectory(Path parent, Instant now) throws RunRefusedException {
    try {
      return RunDirectory.create(parent, experiment.name(), now);
    } catch (IOException e) {
      throw new RunRefusedException(
          RunRefusedException.Cause.USAGE,
          "--out: cannot create a directory in " + parent + "; give one that can be written to");
    }
  }
}
