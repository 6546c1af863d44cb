package dev.poolscope.virtual;

import dev.poolscope.experiment.Change;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Target;
import dev.poolscope.load.BalancedTargets;
import dev.poolscope.load.ClientIdentity;
import dev.poolscope.load.LoadContext;
import dev.poolscope.load.LoadDriver;
import dev.poolscope.load.RequestSource;
import dev.poolscope.load.Turns;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.pool.HostKey;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.time.VirtualTime;
import dev.poolscope.trace.EventSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// An experiment run in virtual time: the same arrivals, balancers, pool rules and events as for
/// real, with servers and a network that take exactly the time they are given. Nothing is sent, and
/// a run takes as long as its events take to be worked out. The same experiment gives the same
/// events, always.
///
/// Threading: confined to one thread.
public final class VirtualRun {
  private static final int FIRST_PORT = 1;

  private final Experiment experiment;
  private final Consumer<TraceEntry> consumer;
  private final VirtualTime time = new VirtualTime();
  private final Map<String, VirtualServer> servers = new LinkedHashMap<>();
  private final Map<String, URI> urls = new LinkedHashMap<>();
  private final VirtualClient client;
  private final List<BalancedTargets> balanced;
  private final List<LoadDriver> drivers = new ArrayList<>();
  private Experiment current;
  private long events;

  private VirtualRun(Experiment experiment, VirtualCosts costs, Consumer<TraceEntry> consumer) {
    this.experiment = experiment;
    this.current = experiment;
    this.consumer = consumer;
    Map<HostKey, VirtualServer> places = new LinkedHashMap<>();
    int port = FIRST_PORT;
    for (Target target : experiment.targets()) {
      URI url = URI.create("http://virtual:" + port);
      VirtualServer server = new VirtualServer(target, experiment.seed() + port);
      urls.put(target.name(), url);
      servers.put(target.name(), server);
      places.put(HostKey.of(url), server);
      port++;
    }
    balanced = balanced();
    List<EventSink> sinks =
        IntStream.range(0, experiment.instances()).mapToObj(this::sink).toList();
    client =
        new VirtualClient(new VirtualWorld(time, costs, places), experiment.transport(), sinks);
    drivers();
  }

  /// Makes sure that an experiment can be run so.
  ///
  /// @throws VirtualTimeException if it asks for what virtual time does not have; see its message
  public static void check(Experiment experiment) {
    Experiments.states(experiment).forEach(VirtualLimits::check);
  }

  /// What comes of an experiment.
  ///
  /// @param listener told what the events are folded to
  /// @throws VirtualTimeException if it asks for what virtual time does not have; see its message
  public static RunReport of(Experiment experiment, VirtualCosts costs, RunListener listener) {
    check(experiment);
    RunFold fold = RunFold.of(experiment, listener);
    new VirtualRun(experiment, costs, fold).run();
    String contradiction = fold.contradiction();
    if (contradiction != null) {
      throw new IllegalStateException("a run in virtual time " + contradiction);
    }
    fold.finish();
    return RunReport.of(experiment, fold, LogCondition.SOUND);
  }

  private void run() {
    for (Change change : experiment.changes()) {
      time.at(change.at().toNanos(), () -> change(change.set()));
    }
    drivers.forEach(LoadDriver::start);
    time.advanceTo(experiment.duration().toNanos());
    drivers.forEach(LoadDriver::stop);
    publish(new PoolEvent.WindowEnded(false));
    drivers.forEach(LoadDriver::tellUnsent);
    client.endRun();
    servers.forEach(
        (name, server) -> {
          server.counted().forEach(this::publish);
          publish(new PoolEvent.ServerCounted(name, server.accepted(), server.requests()));
        });
    publish(new PoolEvent.RunEnded(0));
  }

  private void publish(PoolEvent event) {
    consumer.accept(new TraceEntry(events++, time.nanos(), event));
  }

  private EventSink sink(int instance) {
    return balanced.isEmpty() ? this::publish : balanced.get(instance).observing(this::publish);
  }

  private void change(Map<String, String> sets) {
    Experiment before = current;
    Experiment changed = Experiments.change(before, sets);
    current = changed;
    sets.forEach((path, value) -> publish(new PoolEvent.ChangeApplied(path, value)));
    balanced.forEach(targets -> targets.apply(before, changed));
    for (Target target : changed.targets()) {
      VirtualServer server = Objects.requireNonNull(servers.get(target.name()));
      server.become(target);
      if (server.sample().listening() == Listening.OFF) {
        client.serverStops(server);
      }
    }
    if (!changed.transport().equals(before.transport())) {
      client.apply(changed.transport());
    }
    for (int i = 0; i < drivers.size(); i++) {
      Load load = changed.load().get(i);
      if (!load.equals(before.load().get(i))) {
        drivers.get(i).change(load);
      }
    }
  }

  private void drivers() {
    AtomicLong numbers = new AtomicLong();
    for (int i = 0; i < experiment.load().size(); i++) {
      Load load = experiment.load().get(i);
      LoadContext context =
          new LoadContext(
              client,
              this::publish,
              time,
              time,
              task -> time.at(time.nanos(), task),
              0,
              experiment.duration().toNanos(),
              experiment.seed() + i,
              experiment.part());
      drivers.add(
          LoadDriver.of(
              load, source(load, numbers, new Turns(experiment.instances(), i)), context));
    }
  }

  private RequestSource source(Load load, AtomicLong numbers, Turns turns) {
    if (load.target().equals(Experiment.BALANCED)) {
      return new RequestSource(numbers, balanced, urls, load, turns);
    }
    URI url = Objects.requireNonNull(urls.get(load.target()));
    return new RequestSource(numbers, experiment.target(load.target()), url, load, turns);
  }

  private List<BalancedTargets> balanced() {
    if (experiment.balancer().isNone()) {
      return List.of();
    }
    ClientIdentity identity =
        experiment.balancer().kind().needsKey() ? ClientIdentity.ADDRESS : ClientIdentity.NAME;
    return IntStream.rangeClosed(1, experiment.instances())
        .mapToObj(
            instance ->
                new BalancedTargets(experiment.ofInstance(instance), identity, name -> name, time))
        .toList();
  }
}
