package dev.poolscope.client;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.time.Scheduler;
import dev.poolscope.trace.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Connects the [GoTransportPool] to sockets, threads and timers. Every step of the pool and the
/// events that belong to it happen under one lock, so the event stream tells the pool's steps in
/// their order; dialing, closing and waking requests happen after the lock was let go.
///
/// Threading: safe for use by any thread; state is guarded by `lock`.
final class GoConnections {
  private final ClientContext context;
  private final GoRelease release;
  private final Dialer dialer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quieter = lock.newCondition();
  private final GoTransportPool pool;
  private final AskedDials askedDials;
  private final Set<Slot> open = new HashSet<>();
  private final Set<CountingSocket> dialing = new HashSet<>();
  private int runningDials;
  private boolean dialsNoMore;
  private boolean ending;

  GoConnections(ClientContext context, GoLimits limits, GoRelease release, Dialer dialer) {
    this.context = context;
    this.release = release;
    this.dialer = dialer;
    this.pool = new GoTransportPool(limits, release);
    this.askedDials = new AskedDials(context.scheduler(), context.ticker());
  }

  EventSink events() {
    return context.events();
  }

  /// Asks for a connection for a request's next attempt, without waiting for it.
  void ask(GoCall call) {
    GoWant want = new GoWant(call);
    call.asked = want;
    atomically(
        effects -> {
          FailureKind cancelled = call.cancelledBy();
          if (cancelled == null) {
            call.want = want;
            for (PoolAction action : pool.want(want, now())) {
              if (action instanceof PoolAction.StartDial start) {
                GoDial dial = dial(start);
                effects.add(() -> askedDials.add(dial));
              } else {
                carryOut(List.of(action), effects);
              }
            }
          } else {
            want.fail(new AttemptException(cancelled, null, null));
          }
        });
  }

  /// The connection that a request has asked for, waiting as long as it takes.
  ///
  /// @throws IOException if its own dial failed or the request was cancelled
  Attempt await(GoCall call) throws IOException {
    GoWant want = Objects.requireNonNull(call.asked, "ask first");
    return take(want, want.await());
  }

  /// A request gives its connection back for others to use.
  void giveBack(Attempt attempt) {
    atomically(
        effects -> {
          if (letGo(attempt)) {
            takeBack(attempt, effects);
          }
        });
  }

  /// A request's connection ends. Does nothing if the request holds it no longer.
  ///
  /// @return whether the request still held it
  boolean end(Attempt attempt, CloseReason reason) {
    boolean[] held = new boolean[1];
    atomically(
        effects -> {
          held[0] = letGo(attempt);
          if (held[0]) {
            carryOut(pool.ended(attempt.slot(), reason), effects);
            if (reason == CloseReason.UPGRADED) {
              // The pool leaves the socket to the caller, who wants nothing but HTTP of it.
              effects.add(attempt.slot()::close);
            }
          }
        });
    return held[0];
  }

  /// A connection's socket is closed for good.
  void closed(Slot slot) {
    lock.lock();
    try {
      open.remove(slot);
      quieter.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Cancels a request wherever it is. The first cause wins.
  ///
  /// @param whileWaiting the kind of failure if it has no connection yet
  /// @param whileHolding the kind of failure if it has one
  void cancel(GoCall call, FailureKind whileWaiting, FailureKind whileHolding) {
    atomically(
        effects -> {
          Attempt held = call.attempt;
          FailureKind kind = held == null ? whileWaiting : whileHolding;
          if (call.markCancelled(kind)) {
            abortDials(call, effects);
            if (held != null && letGo(held)) {
              call.cutOff(kind);
              carryOut(pool.ended(held.slot(), held.closeReason()), effects);
              effects.add(call::closeLeft);
            }
            cancelWant(call, kind, effects);
          }
        });
  }

  /// The scope that Go 1.19 ties the request's dial to has ended: the dial is aborted.
  void endScope(GoCall call) {
    if (release.abortsDialWithRequest()) {
      atomically(effects -> abortDials(call, effects));
    }
  }

  /// Somebody is about to close the socket: settles why, and gives the permit back first.
  CloseReason socketIsClosing(Slot slot) {
    atomically(
        effects -> {
          if (slot.closeReason() == null && open.contains(slot)) {
            Attempt user = slot.user;
            CloseReason reason = user == null ? CloseReason.SERVER_CLOSED : user.closeReason();
            if (user != null) {
              letGo(user);
            }
            carryOut(pool.ended(slot, reason), effects);
          }
        });
    CloseReason settled = slot.closeReason();
    if (settled != null) {
      return settled;
    }
    // Aborted at the very moment when the dial succeeded: the pool never had it.
    return isEnding() ? CloseReason.RUN_ENDED : CloseReason.REQUEST_CANCELLED;
  }

  void peerClosed(Slot slot) {
    step(() -> pool.endedWhileIdle(slot, CloseReason.SERVER_CLOSED));
  }

  void unexpectedBytes(Slot slot, byte[] start) {
    boolean timeoutNotice = UnsolicitedData.isRequestTimeout(start);
    CloseReason reason = timeoutNotice ? CloseReason.SERVER_CLOSED : CloseReason.UNSOLICITED_DATA;
    step(() -> pool.endedWhileIdle(slot, reason));
  }

  /// Arms the wait for the response headers of an attempt.
  Scheduler.Timer headerTimer(Attempt attempt, long nanos) {
    return later(
        nanos,
        () -> {
          if (attempt.headerTimedOut() && end(attempt, CloseReason.RESPONSE_HEADER_TIMEOUT)) {
            attempt.call().cutOff(FailureKind.HEADER_TIMEOUT);
          }
        });
  }

  /// Arms the deadline of a request.
  Scheduler.Timer deadline(GoCall call, long nanos) {
    return later(
        nanos, () -> cancel(call, FailureKind.TIMEOUT_WAITING_CONN, FailureKind.TIMEOUT_IN_FLIGHT));
  }

  void setLimits(GoLimits limits) {
    step(() -> pool.setLimits(limits));
  }

  /// Closes all idle connections.
  void closeIdle() {
    step(pool::closeIdleConnections);
  }

  /// Closes an open connection by hand; the request that holds it fails.
  ///
  /// @return whether it was open
  boolean closeByHand(long connection) {
    boolean[] wasOpen = new boolean[1];
    atomically(
        effects ->
            open.stream()
                .filter(slot -> slot.id() == connection && slot.closeReason() == null)
                .findFirst()
                .ifPresent(
                    slot -> {
                      wasOpen[0] = true;
                      Attempt user = slot.user;
                      carryOut(pool.ended(slot, CloseReason.CLOSED_BY_HAND), effects);
                      if (user != null && letGo(user)) {
                        user.call().cutOff(FailureKind.CLOSED_BY_HAND);
                        effects.add(user.call()::closeLeft);
                      }
                    }));
    return wasOpen[0];
  }

  /// From now on no dial starts any more.
  void dialNoMore() {
    lock.lock();
    try {
      dialsNoMore = true;
    } finally {
      lock.unlock();
    }
  }

  /// Ends everything: no dial starts any more, running ones are aborted, connections closed, and
  /// the requests that hold them fail. Waiting requests must be cancelled by the caller.
  void endRun() {
    List<GoCall> holders = new ArrayList<>();
    atomically(
        effects -> {
          ending = true;
          dialing.forEach(socket -> effects.add(() -> closeQuietly(socket)));
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
    step(() -> pool.closeIdle(CloseReason.RUN_ENDED));
  }

  /// Whether a request still holds a connection.
  boolean isHeld(GoCall call) {
    lock.lock();
    try {
      return call.attempt != null;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is dialing or open any more; false if something still is after that time.
  boolean awaitQuiet(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (runningDials > 0 || !open.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = quieter.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Attempt take(GoWant want, Slot slot) throws IOException {
    lock.lock();
    try {
      GoCall call = want.call();
      if (!pool.take(want)) {
        FailureKind cancelled = call.cancelledBy();
        throw new AttemptException(cancelled == null ? FailureKind.OTHER : cancelled, null, null);
      }
      call.want = null;
      if (slot.closeReason() == CloseReason.CLOSED_BY_HAND) {
        publishRelease(slot, call);
        throw new AttemptException(FailureKind.CLOSED_BY_HAND, null, null);
      }
      Attempt attempt = new Attempt(call, slot);
      call.attempt = attempt;
      slot.user = attempt;
      return attempt;
    } finally {
      lock.unlock();
    }
  }

  /// Books that an attempt's request no longer holds its connection; false if it already did not.
  private boolean letGo(Attempt attempt) {
    Slot slot = attempt.slot();
    if (slot.user != attempt) {
      return false;
    }
    slot.user = null;
    attempt.call().attempt = null;
    publishRelease(slot, attempt.call());
    return true;
  }

  private void publishRelease(Slot slot, GoCall call) {
    events().publish(new PoolEvent.ConnectionReleased(slot.host(), slot.id(), call.number()));
  }

  private void cancelWant(GoCall call, FailureKind kind, List<Runnable> effects) {
    GoWant want = call.want;
    if (want == null) {
      return;
    }
    call.want = null;
    Slot untaken = (Slot) want.connection();
    if (untaken != null) {
      publishRelease(untaken, call);
    }
    carryOut(pool.cancel(want, now()), effects);
    if (untaken != null) {
      watchIfIdle(untaken, effects);
    }
    effects.add(() -> want.fail(new AttemptException(kind, null, null)));
  }

  private void abortDials(GoCall call, List<Runnable> effects) {
    if (release.abortsDialWithRequest()) {
      call.scopeEnded = true;
      call.dials.forEach(socket -> effects.add(() -> closeQuietly(socket)));
    }
  }

  private void step(PoolStep step) {
    atomically(effects -> carryOut(step.run(), effects));
  }

  /// Runs a step under the lock, then what follows from it outside.
  private void atomically(Consumer<List<Runnable>> step) {
    List<Runnable> effects = new ArrayList<>();
    lock.lock();
    try {
      step.accept(effects);
    } finally {
      lock.unlock();
    }
    effects.forEach(Runnable::run);
  }

  /// Publishes what actions mean, under the lock, and adds what is to be done outside.
  private void carryOut(List<PoolAction> actions, List<Runnable> effects) {
    for (PoolAction action : actions) {
      switch (action) {
        case PoolAction.Deliver a -> deliver(a, effects);
        case PoolAction.StartDial a -> {
          GoDial dial = dial(a);
          effects.add(() -> Thread.startVirtualThread(dial::beginAlone));
        }
        case PoolAction.Close a -> close((Slot) a.connection(), effects);
        case PoolAction.ArmIdleTimer a -> armIdleTimer(a);
        case PoolAction.Fail _ -> throw new IllegalStateException("only a dial can fail a want");
      }
    }
  }

  private void deliver(PoolAction.Deliver action, List<Runnable> effects) {
    GoWant want = (GoWant) action.want();
    Slot slot = (Slot) action.connection();
    events()
        .publish(
            new PoolEvent.ConnectionAcquired(
                slot.host(), slot.id(), want.request(), action.reused()));
    effects.add(() -> want.succeed(slot));
  }

  private void close(Slot slot, List<Runnable> effects) {
    if (slot.idleTimer != null) {
      slot.idleTimer.cancel();
    }
    effects.add(slot::close);
  }

  private void armIdleTimer(PoolAction.ArmIdleTimer action) {
    Slot slot = (Slot) action.connection();
    if (slot.idleTimer != null) {
      slot.idleTimer.cancel();
    }
    slot.idleTimer =
        later(action.atNanos() - now(), () -> step(() -> pool.idleTimerFired(slot, now())));
  }

  /// Puts a connection back that a request has let go of (Go pool reference, sections 6 to 8).
  private void takeBack(Attempt attempt, List<Runnable> effects) {
    Slot slot = attempt.slot();
    if (slot.socket().isPeerClosed()) {
      carryOut(pool.ended(slot, CloseReason.SERVER_CLOSED), effects);
      return;
    }
    carryOut(pool.returned(slot, now()), effects);
    if (attempt.readTooMuch()) {
      carryOut(pool.endedWhileIdle(slot, CloseReason.UNSOLICITED_DATA), effects);
    }
    watchIfIdle(slot, effects);
  }

  /// Looks after a connection that may have become idle. The peer's end may have been seen before,
  /// when nobody acted on it.
  private void watchIfIdle(Slot slot, List<Runnable> effects) {
    if (slot.isIdle() && slot.socket().isPeerClosed()) {
      carryOut(pool.endedWhileIdle(slot, CloseReason.SERVER_CLOSED), effects);
    } else if (slot.isIdle()) {
      effects.add(() -> slot.socket().watch(slot.isTls()));
    }
  }

  private GoDial dial(PoolAction.StartDial action) {
    runningDials++;
    return new GoDial(this, dialer, (GoWant) action.want(), action.cause());
  }

  /// Whether a dial that is about to start should still be made; if not, its permit goes on.
  boolean mayDial(GoWant want) {
    boolean[] may = new boolean[1];
    atomically(
        effects -> {
          may[0] = !dialsNoMore && pool.dialIsWanted(want);
          if (!may[0]) {
            carryOut(pool.dialSkipped(want), effects);
          }
        });
    return may[0];
  }

  /// From now on the dial can be aborted; at once if it should have been already.
  void dialBegins(GoCall call, CountingSocket socket) {
    atomically(
        effects -> {
          dialing.add(socket);
          call.dials.add(socket);
          if (call.scopeEnded || ending) {
            effects.add(() -> closeQuietly(socket));
          }
        });
  }

  /// From now on it is too late to abort the dial.
  void dialReturned(GoCall call, CountingSocket socket) {
    lock.lock();
    try {
      dialing.remove(socket);
      call.dials.remove(socket);
    } finally {
      lock.unlock();
    }
  }

  void dialSucceeded(GoWant want, Slot slot) {
    atomically(
        effects -> {
          open.add(slot);
          carryOut(pool.dialSucceeded(want, slot, now()), effects);
          watchIfIdle(slot, effects);
        });
  }

  void dialFailed(GoWant want, IOException error) {
    atomically(
        effects -> {
          List<PoolAction> actions = new ArrayList<>(pool.dialFailed(want));
          if (actions.removeIf(PoolAction.Fail.class::isInstance)) {
            effects.add(() -> want.fail(error));
          }
          carryOut(actions, effects);
        });
  }

  /// A dial's thread has nothing left to do.
  void dialEnded() {
    lock.lock();
    try {
      runningDials--;
      quieter.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isEnding() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return context.ticker().nanos();
  }

  /// Runs a task after a while on a thread of its own: timers must not hold up the scheduler.
  private Scheduler.Timer later(long nanos, Runnable task) {
    return context.scheduler().at(now() + nanos, () -> Thread.startVirtualThread(task));
  }

  private static void closeQuietly(CountingSocket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is gone either way, and its close has been reported.
    }
  }

  @FunctionalInterface
  private interface PoolStep {
    List<PoolAction> run();
  }
}
