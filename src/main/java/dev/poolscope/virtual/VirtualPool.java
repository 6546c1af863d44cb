package dev.poolscope.virtual;

import dev.poolscope.client.Outcomes;
import dev.poolscope.client.go.GoSettings;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.time.VirtualTime;
import dev.poolscope.trace.EventSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// One pool under the `go` rules in virtual time: the state machine, and around it requests, dials
/// and idle timers. What happens on a connection that a request holds is [VirtualExchange]'s.
///
/// Threading: confined to one thread.
final class VirtualPool {
  private final VirtualWorld world;
  private final VirtualTime time;
  private final EventSink events;
  private final int instance;
  private final VirtualDialer dialer;
  private final GoTransportPool<VirtualWant, VirtualLane> machine;
  private final Map<Long, VirtualCall> calls = new LinkedHashMap<>();
  private final Set<VirtualLane> open = new LinkedHashSet<>();
  private final Map<VirtualWant, VirtualDialer.Dialing> dialing = new LinkedHashMap<>();
  private final ArrayDeque<PoolAction.StartDial<VirtualWant, VirtualLane>> toDial =
      new ArrayDeque<>();
  private final boolean abortsDials;
  private final boolean readsOnAfterClose;
  private GoSettings settings;
  private boolean isOver;

  /// @param events where its events go
  /// @param instance which of the run's clients has it, from 1
  VirtualPool(
      VirtualWorld world,
      Transport transport,
      EventSink events,
      int instance,
      VirtualDialer dialer) {
    this.world = world;
    this.time = world.time;
    this.events = events;
    this.instance = instance;
    this.dialer = dialer;
    this.settings = GoSettings.of(transport);
    this.machine = new GoTransportPool<>(settings.limits(), transport.goRelease());
    this.abortsDials = transport.goRelease().abortsDialWithRequest();
    this.readsOnAfterClose = transport.goRelease().readsOnAfterClose();
  }

  void apply(Transport changed) {
    settings = GoSettings.of(changed);
    carryOut(machine.setLimits(settings.limits()));
  }

  void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    VirtualCall call = new VirtualCall(request, settings.of(request.caller()), whenEnded);
    calls.put(call.number(), call);
    long patience = call.settings.patienceNanos();
    if (patience > 0) {
      call.deadline = time.at(request.begunNanos() + patience, () -> patienceEnds(call));
    }
    ask(call);
  }

  /// Whether body bytes are read on behind a close.
  boolean readsOnAfterClose() {
    return readsOnAfterClose;
  }

  VirtualWorld world() {
    return world;
  }

  void publish(PoolEvent event) {
    events.publish(event);
  }

  /// A call asks for a connection, for its first attempt or a further one.
  void ask(VirtualCall call) {
    VirtualWant want = new VirtualWant(HostKey.of(call.request.url()), call);
    call.want = want;
    carryOut(machine.want(want, time.nanos()));
  }

  /// A call gives its connection back for others to use.
  void giveBack(VirtualLane lane) {
    letGo(lane);
    carryOut(machine.returned(lane, time.nanos()));
    armServerTimer(lane);
  }

  /// The connection that a call holds ends.
  void end(VirtualLane lane, CloseReason reason) {
    letGo(lane);
    carryOut(machine.ended(lane, reason));
  }

  /// The server has ended a connection: closed at once where nobody holds it.
  void peerCloses(VirtualLane lane) {
    if (lane.closeReason() != null || lane.peerClosed) {
      return;
    }
    lane.peerClosed = true;
    publish(new PoolEvent.PeerClosed(lane.host, lane.id()));
    if (lane.user == null) {
      carryOut(machine.endedWhileIdle(lane, CloseReason.SERVER_CLOSED));
    } else {
      VirtualExchange.peerClosed(this, lane);
    }
  }

  /// An outcome is known.
  void finish(VirtualCall call, CallOutcome outcome) {
    if (call.ended) {
      return;
    }
    call.ended = true;
    boolean left = call.settings.body() == BodyHandling.LEAVE && call.lane != null;
    if (!left) {
      VirtualLane.cancel(call.deadline);
      calls.remove(call.number());
      if (abortsDials && call.settings.patienceNanos() > 0) {
        abortDialsOf(call);
      }
    }
    publish(Outcomes.event(call.request, call.lastConnection, outcome));
    call.whenEnded.accept(outcome);
  }

  void fail(VirtualCall call, FailureKind kind, int status, long bytesIn) {
    finish(call, new CallOutcome.Failed(kind, status, bytesIn, ""));
  }

  /// Closes every connection to a server, as one that stops does.
  void serverStops(VirtualServer server) {
    for (VirtualLane lane : List.copyOf(open)) {
      if (lane.server == server) {
        peerCloses(lane);
      }
    }
  }

  /// Ends everything, as at the end of a run.
  void endRun() {
    isOver = true;
    for (VirtualCall call : List.copyOf(calls.values())) {
      VirtualLane lane = call.lane;
      if (lane != null) {
        lane.cancelTimers();
        letGo(lane);
        carryOut(machine.ended(lane, CloseReason.RUN_ENDED));
      }
      cancelWant(call);
      fail(call, FailureKind.RUN_ENDED, 0, 0);
    }
    for (VirtualDialer.Dialing each : List.copyOf(dialing.values())) {
      each.abort(FailureKind.RUN_ENDED);
    }
    carryOut(machine.closeIdle(CloseReason.RUN_ENDED));
    for (VirtualLane lane : List.copyOf(open)) {
      carryOut(machine.ended(lane, CloseReason.RUN_ENDED));
    }
  }

  private void letGo(VirtualLane lane) {
    VirtualCall call = lane.user;
    if (call != null) {
      publish(new PoolEvent.ConnectionReleased(lane.host, lane.id(), call.number()));
      lane.user = null;
      call.lane = null;
    }
  }

  private void patienceEnds(VirtualCall call) {
    VirtualLane lane = call.lane;
    boolean wasOver = call.ended;
    if (abortsDials) {
      abortDialsOf(call);
    }
    cancelWant(call);
    if (lane != null) {
      lane.cancelTimers();
      end(lane, CloseReason.REQUEST_CANCELLED);
    }
    calls.remove(call.number());
    if (!wasOver) {
      FailureKind kind = lane == null ? call.settings.endOfWaiting() : call.settings.endInFlight();
      fail(call, kind, 0, 0);
    }
  }

  private void cancelWant(VirtualCall call) {
    VirtualWant want = call.want;
    if (want != null) {
      call.want = null;
      carryOut(machine.cancel(want, time.nanos()));
    }
  }

  private void abortDialsOf(VirtualCall call) {
    for (Map.Entry<VirtualWant, VirtualDialer.Dialing> each : new ArrayList<>(dialing.entrySet())) {
      if (each.getKey().call == call) {
        each.getValue().abort(FailureKind.DIAL_ABORTED);
      }
    }
  }

  private void carryOut(List<PoolAction<VirtualWant, VirtualLane>> actions) {
    act(actions);
    for (var next = toDial.poll(); next != null; next = toDial.poll()) {
      if (!isOver && machine.dialIsWanted(next.want())) {
        dial(next.want(), next.cause());
      } else {
        act(machine.dialSkipped(next.want()));
      }
    }
  }

  private void act(List<PoolAction<VirtualWant, VirtualLane>> actions) {
    for (PoolAction<VirtualWant, VirtualLane> action : actions) {
      switch (action) {
        case PoolAction.Deliver<VirtualWant, VirtualLane> a ->
            deliver(a.want(), a.connection(), a.reused());
        case PoolAction.StartDial<VirtualWant, VirtualLane> a -> toDial.add(a);
        case PoolAction.Close<VirtualWant, VirtualLane> a -> close(a.connection());
        case PoolAction.ArmIdleTimer<VirtualWant, VirtualLane> a ->
            armIdleTimer(a.connection(), a.atNanos());
        case PoolAction.Fail<VirtualWant, VirtualLane> _ -> {
          // The dial that failed tells its call.
        }
      }
    }
  }

  private void deliver(VirtualWant want, VirtualLane lane, boolean reused) {
    VirtualCall call = want.call;
    machine.take(want);
    call.want = null;
    call.lane = lane;
    call.lastConnection = lane.id();
    lane.user = call;
    VirtualLane.cancel(lane.serverTimer);
    publish(new PoolEvent.ConnectionAcquired(lane.host, lane.id(), call.number(), reused));
    // Behind what else follows from this step of the pool.
    lane.next = time.at(time.nanos(), () -> VirtualExchange.begin(this, lane, call));
  }

  private void close(VirtualLane lane) {
    lane.cancelTimers();
    open.remove(lane);
    CloseReason reason = Objects.requireNonNull(lane.closeReason());
    publish(
        new PoolEvent.ConnectionClosed(
            lane.host,
            lane.id(),
            reason,
            lane.peerClosed ? ClosedBy.SERVER : ClosedBy.CLIENT,
            0,
            0,
            lane.evictedBy()));
  }

  private void armIdleTimer(VirtualLane lane, long atNanos) {
    VirtualLane.cancel(lane.idleTimer);
    lane.idleTimer = time.at(atNanos, () -> carryOut(machine.idleTimerFired(lane, time.nanos())));
  }

  /// The server ends a connection that is idle for too long, or has its age.
  private void armServerTimer(VirtualLane lane) {
    if (!lane.isIdle()) {
      return;
    }
    long idle = lane.server.sample().idleTimeout().toNanos();
    long at = idle > 0 ? Math.min(time.nanos() + idle, lane.agedNanos) : lane.agedNanos;
    if (at != GoLimits.FOR_EVER) {
      VirtualLane.cancel(lane.serverTimer);
      lane.serverTimer = time.at(at, () -> peerCloses(lane));
    }
  }

  private void dial(VirtualWant want, DialCause cause) {
    VirtualServer server = world.server(want.key());
    String host = server.target().name();
    long connection = world.nextConnection();
    publish(new PoolEvent.DialStarted(host, connection, want.request(), cause, instance));
    dialing.put(
        want,
        dialer.begin(
            server,
            settings.dialTimeoutNanos(),
            () -> opened(want, connection, server),
            kind -> dialFailed(want, connection, host, kind)));
  }

  private void opened(VirtualWant want, long connection, VirtualServer server) {
    dialing.remove(want);
    String host = server.target().name();
    VirtualLane lane = new VirtualLane(want.key(), connection, host, server);
    open.add(lane);
    long age = server.sample().maxAge().toNanos();
    if (age > 0) {
      lane.agedNanos = time.nanos() + age;
    }
    publish(new PoolEvent.ConnectionOpened(host, connection, want.request(), 0, "virtual"));
    carryOut(machine.dialSucceeded(want, lane, time.nanos()));
    armServerTimer(lane);
  }

  private void dialFailed(VirtualWant want, long connection, String host, FailureKind kind) {
    dialing.remove(want);
    publish(new PoolEvent.DialFailed(host, connection, want.request(), kind, ""));
    boolean isWaiting = want.isEmpty();
    List<PoolAction<VirtualWant, VirtualLane>> actions = machine.dialFailed(want);
    if (isWaiting) {
      want.call.want = null;
      fail(want.call, kind, 0, 0);
    }
    carryOut(actions);
  }
}
