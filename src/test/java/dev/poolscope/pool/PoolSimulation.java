package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.PoolAction.ArmIdleTimer;
import dev.poolscope.pool.PoolAction.Close;
import dev.poolscope.pool.PoolAction.Deliver;
import dev.poolscope.pool.PoolAction.Fail;
import dev.poolscope.pool.PoolAction.StartDial;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.VirtualTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Drives a [GoTransportPool] in virtual time: carries out its actions, dials, lets requests hold
/// connections, and checks the rules that hold in every run after each step.
///
/// Dials take no time unless told otherwise; what takes no time is over when a method returns.
///
/// Threading: confined to the test's thread.
final class PoolSimulation {
  static final long MILLI = 1_000_000;

  private final VirtualTime time = new VirtualTime();
  private final GoTransportPool<Want<PoolConnection>, PoolConnection> pool;
  private final GoRelease release;
  private final PoolChecks checks;
  private final ArrayDeque<PoolAction<Want<PoolConnection>, PoolConnection>> todo =
      new ArrayDeque<>();
  private final List<PoolAction<Want<PoolConnection>, PoolConnection>> done = new ArrayList<>();
  private final Map<Want<PoolConnection>, SimulatedRequest> requests = new LinkedHashMap<>();
  private final List<SimulatedDial> dials = new ArrayList<>();
  private final List<PoolConnection> opened = new ArrayList<>();
  private final Map<PoolConnection, Scheduler.Timer> idleTimers = new HashMap<>();
  private DialPlan dialPlan = DialPlan.immediate();
  private long closeNanos;
  private int sockets;
  private int mostSockets;
  private boolean idleTimersFire = true;
  private boolean busy;

  PoolSimulation(Limits limits, GoRelease release) {
    this.release = release;
    pool = new GoTransportPool<>(limits.build(), release);
    checks = new PoolChecks(this);
  }

  static PoolSimulation of(Limits limits) {
    return new PoolSimulation(limits, GoRelease.LATEST);
  }

  static HostKey key(String host) {
    return new HostKey("http|" + host + ":80");
  }

  // --- what a test says

  /// Dials from now on go so, unless the request plans its own.
  void dialsGo(DialPlan plan) {
    dialPlan = plan;
  }

  /// Closing a socket takes this long from now on.
  void closingTakes(long nanos) {
    closeNanos = nanos;
  }

  /// Idle timers no longer fire, as while a machine sleeps.
  void idleTimersStop() {
    idleTimersFire = false;
  }

  /// A request that holds what it is given until the test ends it.
  SimulatedRequest request(String host) {
    return request(host, RequestPlan.holding(dialPlan));
  }

  SimulatedRequest request(String host, RequestPlan plan) {
    Want<PoolConnection> want = new Want<>(key(host), requests.size() + 1L);
    SimulatedRequest request = new SimulatedRequest(this, want, plan);
    requests.put(want, request);
    perform(pool.want(want, nanos()));
    return request;
  }

  /// Several requests at once.
  List<SimulatedRequest> requests(int count, String host) {
    List<SimulatedRequest> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(request(host));
    }
    return made;
  }

  /// Makes connections that become idle one after the other, first to last.
  List<PoolConnection> makeIdle(int count, String host) {
    List<SimulatedRequest> made = requests(count, host);
    made.forEach(SimulatedRequest::finish);
    return made.stream().map(SimulatedRequest::connection).toList();
  }

  /// The server closes a connection, wherever it stands.
  void serverCloses(PoolConnection connection) {
    SimulatedRequest owner = checks.ownerOf(connection).orElse(null);
    if (owner == null) {
      perform(pool.endedWhileIdle(connection, CloseReason.SERVER_CLOSED));
    } else if (owner.state() == SimulatedRequest.State.HOLDING) {
      owner.end(CloseReason.SERVER_CLOSED_IN_USE);
    } else {
      perform(pool.ended(connection, CloseReason.SERVER_CLOSED));
    }
  }

  void closeIdleConnections() {
    perform(pool.closeIdleConnections());
  }

  /// Changes the limits; counts that a lowered limit forbids may stand from now on.
  void setLimits(Limits changed) {
    checks.limitsChanged();
    perform(pool.setLimits(changed.build()));
  }

  void advance(long nanos) {
    time.advance(nanos);
    checks.afterStep();
  }

  // --- what a test looks at

  GoTransportPool<Want<PoolConnection>, PoolConnection> pool() {
    return pool;
  }

  PoolChecks checks() {
    return checks;
  }

  long nanos() {
    return time.nanos();
  }

  List<SimulatedRequest> allRequests() {
    return List.copyOf(requests.values());
  }

  List<PoolConnection> opened() {
    return List.copyOf(opened);
  }

  List<PoolConnection> idle() {
    return opened.stream().filter(PoolConnection::isIdle).toList();
  }

  List<PoolConnection> closed() {
    return opened.stream().filter(connection -> connection.closeReason() != null).toList();
  }

  List<SimulatedDial> dials() {
    return List.copyOf(dials);
  }

  List<SimulatedDial> runningDials() {
    return dials.stream().filter(SimulatedDial::isRunning).toList();
  }

  /// The dial that was started last.
  SimulatedDial lastDial() {
    return dials.getLast();
  }

  int permits(String host) {
    return pool.permits(key(host));
  }

  /// Everything the pool asked for, in order.
  List<PoolAction<Want<PoolConnection>, PoolConnection>> actions() {
    return List.copyOf(done);
  }

  int sockets() {
    return sockets;
  }

  /// The most sockets open at one moment, those being closed included.
  int mostSockets() {
    return mostSockets;
  }

  // --- what requests and dials do

  void perform(List<PoolAction<Want<PoolConnection>, PoolConnection>> actions) {
    todo.addAll(actions);
    if (busy) {
      return;
    }
    busy = true;
    while (!todo.isEmpty()) {
      carryOut(todo.removeFirst());
    }
    busy = false;
    checks.afterStep();
    time.advance(0);
  }

  void after(long nanos, Runnable work) {
    time.at(nanos() + nanos, work);
  }

  PoolConnection open(HostKey key) {
    PoolConnection connection = new PoolConnection(key, opened.size() + 1L);
    opened.add(connection);
    sockets++;
    mostSockets = Math.max(mostSockets, sockets);
    return connection;
  }

  void taken(SimulatedRequest request) {
    checks.taken(request);
  }

  void requestEnded(SimulatedRequest request) {
    if (release.abortsDialWithRequest()) {
      runningDials().stream()
          .filter(dial -> dial.request() == request)
          .forEach(SimulatedDial::fail);
    }
  }

  private void carryOut(PoolAction<Want<PoolConnection>, PoolConnection> action) {
    done.add(action);
    switch (action) {
      case StartDial(Want<PoolConnection> want, var cause) ->
          startDial(new SimulatedDial(this, of(want), cause));
      case Deliver(Want<PoolConnection> want, PoolConnection connection, boolean reused) -> {
        checks.delivered(of(want), connection, reused);
        of(want).delivered(connection, reused);
      }
      case Fail(Want<PoolConnection> want) -> of(want).failed();
      case Close(PoolConnection connection) -> {
        checks.closing(connection);
        after(closeNanos, () -> sockets--);
      }
      case ArmIdleTimer(PoolConnection connection, long atNanos) -> {
        Scheduler.Timer timer = time.at(atNanos, () -> idleTimerFires(connection));
        Scheduler.Timer earlier = idleTimers.put(connection, timer);
        if (earlier != null) {
          earlier.cancel();
        }
      }
    }
  }

  private void idleTimerFires(PoolConnection connection) {
    if (idleTimersFire) {
      perform(pool.idleTimerFired(connection, nanos()));
    }
  }

  private void startDial(SimulatedDial dial) {
    dials.add(dial);
    long delay = dial.request().plan().dial().startNanos();
    if (delay == 0) {
      dial.start();
    } else {
      after(delay, dial::start);
    }
  }

  private SimulatedRequest of(Want<PoolConnection> want) {
    return Objects.requireNonNull(requests.get(want), () -> "no request made " + want);
  }
}
