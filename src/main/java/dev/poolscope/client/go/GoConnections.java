package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.socket.AttemptException;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The open connections of the `go` rules, and what requests, sockets and timers ask of them.
///
/// Threading: safe for use by any thread; state is guarded by the lock of [GuardedPool].
final class GoConnections implements Dials.Owner, Attempt.Owner, Slot.Owner, Http2Links.Owner {
  private final GoRelease release;
  private final GuardedPool pool;
  private final Dials dials;
  private final Http2Links http2;
  private final ConnectionProtocol protocol;
  private final Set<Slot> open = new HashSet<>();
  private boolean ending;

  GoConnections(
      ClientContext context,
      GoLimits limits,
      GoRelease release,
      Dialer dialer,
      ConnectionProtocol protocol) {
    this.release = release;
    this.protocol = protocol;
    this.pool = new GuardedPool(context, limits, release, this::dial);
    this.dials = new Dials(context, pool, this, dialer);
    this.http2 = new Http2Links(context, pool, this, limits, release);
    pool.deliverHttp2(http2::given);
  }

  @Override
  public void ask(GoCall call) {
    pool.step((machine, effects) -> ask(call, machine, effects));
  }

  private void ask(GoCall call, GoTransportPool<GoWant, Slot> machine, Effects effects) {
    FailureKind cancelled = call.cancelledBy();
    if (cancelled != null) {
      effects.add(() -> call.fail(new AttemptException(cancelled, null, null)));
      return;
    }
    if (!http2.serve(call, effects)) {
      queue(call, machine, effects);
    }
  }

  @Override
  public void queue(GoCall call, GoTransportPool<GoWant, Slot> machine, Effects effects) {
    GoWant want = new GoWant(call);
    call.want = want;
    List<PoolAction<GoWant, Slot>> actions = machine.want(want, pool.now());
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) instanceof PoolAction.StartDial<GoWant, Slot> start) {
        effects.add(() -> dials.ask(start));
      } else {
        pool.carryOut(actions.subList(i, i + 1), effects);
      }
    }
  }

  @Override
  public @Nullable Attempt take(GoWant want, Slot slot) {
    Attempt[] taken = new Attempt[1];
    pool.step(
        (machine, effects) -> {
          GoCall call = want.call();
          if (!machine.take(want)) {
            return;
          }
          call.want = null;
          if (slot.closeReason() == CloseReason.CLOSED_BY_HAND) {
            pool.publishRelease(slot, call);
            effects.add(
                () -> call.fail(new AttemptException(FailureKind.CLOSED_BY_HAND, null, null)));
            return;
          }
          Attempt attempt = new Attempt(call, slot, this);
          call.attempt = attempt;
          slot.user = attempt;
          taken[0] = attempt;
        });
    return taken[0];
  }

  @Override
  public void giveBack(Attempt attempt) {
    pool.step(
        (machine, effects) -> {
          if (letGo(attempt)) {
            takeBack(attempt, machine, effects);
          }
        });
  }

  @Override
  public void end(Attempt attempt, CloseReason reason) {
    pool.step(
        (machine, effects) -> {
          if (letGo(attempt)) {
            end(attempt.slot(), reason, machine, effects);
          }
        });
  }

  private void end(
      Slot slot, CloseReason reason, GoTransportPool<GoWant, Slot> machine, Effects effects) {
    pool.carryOut(machine.ended(slot, reason), effects);
    if (reason == CloseReason.UPGRADED) {
      // The pool leaves the socket to the caller, who wants nothing but HTTP of it.
      effects.add(slot::close);
    }
  }

  @Override
  public FreshConnection fresh(GoWant want, TracedConnection traced, CountingSocket socket) {
    if (protocol.isHttp2(want.key())) {
      return http2.fresh(want, this, traced, socket, protocol.tls(want.key()));
    }
    Slot slot = new Slot(this, want.key(), traced, socket);
    traced.ownedBy(slot);
    return new FreshHttp1(want, slot, this::dialed, protocol.http1());
  }

  private void dialed(GoWant want, Slot slot) {
    pool.step(
        (machine, effects) -> {
          open.add(slot);
          pool.carryOut(machine.dialSucceeded(want, slot, pool.now()), effects);
        });
  }

  @Override
  public void closed(Slot slot) {
    pool.step(
        (_, _) -> {
          open.remove(slot);
          pool.signalQuieter();
        });
  }

  @Override
  public void cancel(GoCall call, FailureKind whileWaiting, FailureKind whileHolding) {
    pool.step(
        (machine, effects) -> {
          Attempt held = call.attempt;
          boolean holds = held != null || call.exchange != null;
          FailureKind kind = holds ? whileHolding : whileWaiting;
          if (GoSettings.endsByCaller(kind) && held != null && held.isClosedEarly()) {
            // The request is over; what is still read of its body has a limit of its own.
            return;
          }
          if (call.markCancelled(kind)) {
            abortDials(call, effects);
            if (held != null && letGo(held)) {
              call.cutOff(kind);
              pool.carryOut(machine.ended(held.slot(), held.closeReason()), effects);
              effects.add(call::closeLeft);
            }
            http2.cancel(call, kind, effects);
            cancelWant(call, kind, machine, effects);
          }
        });
  }

  /// The scope that Go 1.19 ties the request's dial to has ended: the dial is aborted.
  void endScope(GoCall call) {
    if (release.abortsDialWithRequest()) {
      pool.step((_, effects) -> abortDials(call, effects));
    }
  }

  @Override
  public CloseReason socketIsClosing(Slot slot) {
    pool.step(
        (machine, effects) -> {
          if (slot.closeReason() == null && open.contains(slot)) {
            Attempt user = slot.user;
            CloseReason reason = user == null ? CloseReason.SERVER_CLOSED : user.closeReason();
            if (user != null) {
              letGo(user);
            }
            pool.carryOut(machine.ended(slot, reason), effects);
          }
        });
    CloseReason settled = slot.closeReason();
    if (settled != null) {
      return settled;
    }
    // Aborted at the very moment when the dial succeeded: the pool never had it.
    return pool.holds(() -> ending) ? CloseReason.RUN_ENDED : CloseReason.REQUEST_CANCELLED;
  }

  @Override
  public void endedWhileIdle(Slot slot, CloseReason reason) {
    pool.carryOut(machine -> machine.endedWhileIdle(slot, reason));
  }

  @Override
  public boolean isIdle(Slot slot) {
    return pool.holds(slot::isIdle);
  }

  @Override
  public Scheduler.Timer limit(Attempt attempt, long nanos, FailureKind kind, CloseReason reason) {
    return pool.later(
        nanos,
        () -> {
          if (attempt.isTooLate(kind)) {
            pool.step(
                (machine, effects) -> {
                  if (letGo(attempt)) {
                    attempt.call().cutOff(kind);
                    end(attempt.slot(), reason, machine, effects);
                  }
                });
          }
        });
  }

  @Override
  public boolean readsOnAfterClose() {
    return release.readsOnAfterClose();
  }

  @Override
  public Scheduler.Timer endLater(Attempt attempt, long nanos) {
    return pool.later(nanos, () -> end(attempt, attempt.closeReason()));
  }

  /// Arms the end of a caller's patience: the deadline of its request, or when it gives up.
  Scheduler.Timer deadline(GoCall call) {
    GoSettings settings = call.settings();
    return pool.at(
        call.request().begunNanos() + settings.patienceNanos(),
        () -> cancel(call, settings.endOfWaiting(), settings.endInFlight()));
  }

  void setLimits(GoLimits limits) {
    pool.carryOut(machine -> machine.setLimits(limits));
    http2.setLimits(limits);
  }

  /// Closes all idle connections.
  void closeIdle() {
    pool.carryOut(GoTransportPool::closeIdleConnections);
    http2.closeIdle();
  }

  /// Closes an open connection by hand, failing its request. Whether it was open.
  boolean closeByHand(long connection) {
    boolean[] wasOpen = new boolean[1];
    pool.step(
        (machine, effects) ->
            open.stream()
                .filter(slot -> slot.id() == connection && slot.closeReason() == null)
                .findFirst()
                .ifPresent(
                    slot -> {
                      wasOpen[0] = true;
                      Attempt user = slot.user;
                      pool.carryOut(machine.ended(slot, CloseReason.CLOSED_BY_HAND), effects);
                      if (user != null && letGo(user)) {
                        user.call().cutOff(FailureKind.CLOSED_BY_HAND);
                        effects.add(user.call()::closeLeft);
                      }
                    }));
    return wasOpen[0] || http2.closeByHand(connection);
  }

  /// From now on no dial starts any more.
  void dialNoMore() {
    dials.noMore();
  }

  /// Ends everything: no dial starts any more, running ones are aborted, connections closed, and
  /// the requests that hold them fail. Waiting requests must be cancelled by the caller.
  void endRun() {
    List<GoCall> holders = new ArrayList<>();
    pool.step(
        (_, effects) -> {
          ending = true;
          dials.abortAll(effects);
          http2.endRun(effects);
          for (Slot slot : open) {
            Attempt user = slot.user;
            if (user != null) {
              holders.add(user.call());
            }
          }
        });
    for (GoCall call : holders) {
      cancel(call, FailureKind.RUN_ENDED, FailureKind.RUN_ENDED);
    }
    pool.carryOut(machine -> machine.closeIdle(CloseReason.RUN_ENDED));
  }

  /// Whether a request still holds a connection.
  boolean isHeld(GoCall call) {
    return pool.holds(() -> call.attempt != null || call.exchange != null);
  }

  /// Waits until nothing is dialing or open any more; false if something still is after that time.
  boolean awaitQuiet(Duration atMost) {
    boolean quiet = pool.awaitQuiet(this::isQuiet, atMost);
    http2.shutdown();
    return quiet;
  }

  /// Whether nothing is dialing or open.
  boolean isQuiet() {
    return pool.holds(() -> dials.areOver() && open.isEmpty() && http2.isQuiet());
  }

  private void dial(PoolAction.StartDial<GoWant, Slot> action) {
    dials.begin(action);
  }

  /// Books that an attempt's request no longer holds its connection; false if it already did not.
  private boolean letGo(Attempt attempt) {
    Slot slot = attempt.slot();
    if (slot.user != attempt) {
      return false;
    }
    slot.user = null;
    attempt.call().attempt = null;
    pool.publishRelease(slot, attempt.call());
    return true;
  }

  private void takeBack(Attempt attempt, GoTransportPool<GoWant, Slot> machine, Effects effects) {
    Slot slot = attempt.slot();
    if (slot.socket().isPeerClosed()) {
      pool.carryOut(machine.ended(slot, CloseReason.SERVER_CLOSED), effects);
      return;
    }
    pool.carryOut(machine.returned(slot, pool.now()), effects);
    if (attempt.readTooMuch()) {
      pool.carryOut(machine.endedWhileIdle(slot, CloseReason.UNSOLICITED_DATA), effects);
    }
  }

  private void cancelWant(
      GoCall call, FailureKind kind, GoTransportPool<GoWant, Slot> machine, Effects effects) {
    GoWant want = call.want;
    if (want == null) {
      return;
    }
    call.want = null;
    Slot untaken = want.connection();
    if (untaken != null) {
      pool.publishRelease(untaken, call);
    }
    pool.carryOut(machine.cancel(want, pool.now()), effects);
    if (untaken != null) {
      effects.add(untaken.exchanges()::wake);
    }
    effects.add(() -> call.fail(new AttemptException(kind, null, null)));
  }

  private void abortDials(GoCall call, Effects effects) {
    if (release.abortsDialWithRequest()) {
      call.scopeEnded = true;
      dials.abort(call, effects);
    }
  }
}
