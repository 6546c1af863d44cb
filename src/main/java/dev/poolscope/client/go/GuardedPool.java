package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.Quiet;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The state machine of Go's pool behind the one lock that guards it and everything that belongs to
/// its wants and connections. The events that a step means are published under the lock, so the
/// stream tells the steps in their order; dialing, closing and waking happen after it.
///
/// Threading: safe for use by any thread; methods that say so are called under the lock only.
final class GuardedPool {
  private final ClientContext context;
  private final GoTransportPool<GoWant, Slot> pool;
  private final Consumer<PoolAction.StartDial<GoWant, Slot>> dialer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Http2Delivery http2 = (_, _, _, _) -> {};

  /// @param dialer begins a dial; called without the lock
  GuardedPool(
      ClientContext context,
      GoLimits limits,
      GoRelease release,
      Consumer<PoolAction.StartDial<GoWant, Slot>> dialer) {
    this.context = context;
    this.pool = new GoTransportPool<>(limits, release);
    this.dialer = dialer;
  }

  /// Sets who goes on where a shared connection is delivered; before anything is asked of the pool.
  void deliverHttp2(Http2Delivery delivery) {
    http2 = delivery;
  }

  /// Takes a step under the lock and then does what follows from it.
  void step(Step step) {
    Effects effects = new Effects();
    lock.lock();
    try {
      step.take(pool, effects);
    } finally {
      lock.unlock();
    }
    effects.run();
  }

  /// Takes a step whose actions are all there is to do.
  void carryOut(Actions actions) {
    step((machine, effects) -> carryOut(actions.of(machine), effects));
  }

  /// Publishes what actions mean and adds what is to be done outside. Under the lock.
  void carryOut(List<PoolAction<GoWant, Slot>> actions, Effects effects) {
    for (int i = 0; i < actions.size(); i++) {
      switch (actions.get(i)) {
        case PoolAction.Deliver<GoWant, Slot> a -> deliver(a, effects);
        case PoolAction.StartDial<GoWant, Slot> a -> effects.add(() -> dialer.accept(a));
        case PoolAction.Close<GoWant, Slot> a -> close(a.connection(), effects);
        case PoolAction.ArmIdleTimer<GoWant, Slot> a -> armIdleTimer(a.connection(), a.atNanos());
        case PoolAction.Fail<GoWant, Slot> _ ->
            throw new IllegalStateException("only a dial can fail a want");
      }
    }
  }

  /// Tells that a request has let go of a connection. Under the lock.
  void publishRelease(Slot slot, GoCall call) {
    context
        .events()
        .publish(new PoolEvent.ConnectionReleased(slot.host(), slot.id(), call.number()));
  }

  /// Whether something holds, read under the lock.
  boolean holds(BooleanSupplier condition) {
    lock.lock();
    try {
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until `isQuiet` holds; false if it still does not after that time.
  boolean awaitQuiet(BooleanSupplier isQuiet, Duration atMost) {
    return Quiet.await(lock, changed, isQuiet, atMost);
  }

  /// Lets those who wait for quiet look again. Under the lock.
  void signalQuieter() {
    changed.signalAll();
  }

  /// The ticker reading.
  long now() {
    return context.ticker().nanos();
  }

  /// Runs a task after a while on a thread of its own: timers must not hold up the scheduler.
  Scheduler.Timer later(long nanos, Runnable task) {
    return at(now() + nanos, task);
  }

  /// Runs a task at a ticker reading on a thread of its own.
  Scheduler.Timer at(long atNanos, Runnable task) {
    return context.scheduler().at(atNanos, () -> context.threads().start(task));
  }

  private void deliver(PoolAction.Deliver<GoWant, Slot> action, Effects effects) {
    GoWant want = action.want();
    Slot slot = action.connection();
    if (slot.isShared()) {
      http2.given(want, slot, pool, effects);
      return;
    }
    context
        .events()
        .publish(
            new PoolEvent.ConnectionAcquired(
                slot.host(), slot.id(), want.request(), action.reused()));
    // Under the lock, so that a connection that is closed afterwards still finds what it was given.
    slot.exchanges().add(want);
    effects.add(slot.exchanges()::wake);
  }

  private void close(Slot slot, Effects effects) {
    Scheduler.Timer timer = slot.idleTimer;
    if (timer != null) {
      timer.cancel();
    }
    effects.add(slot::close);
  }

  /// One timer runs for a connection however often it becomes idle anew: when it fires too early,
  /// it is set again for what is left.
  private void armIdleTimer(Slot slot, long atNanos) {
    Scheduler.Timer running = slot.idleTimer;
    if (running != null && slot.idleTimerNanos <= atNanos) {
      return;
    }
    if (running != null) {
      running.cancel();
    }
    slot.idleTimerNanos = atNanos;
    slot.idleTimer =
        later(atNanos - now(), () -> step((_, effects) -> idleTimerFired(slot, effects)));
  }

  private void idleTimerFired(Slot slot, Effects effects) {
    slot.idleTimer = null;
    carryOut(pool.idleTimerFired(slot, now()), effects);
    long until = pool.idleUntilNanos(slot);
    if (slot.isIdle() && until != GoLimits.FOR_EVER) {
      armIdleTimer(slot, until);
    }
  }

  /// What is done with the state machine in one step.
  @FunctionalInterface
  interface Step {
    /// Called under the lock; must not block.
    void take(GoTransportPool<GoWant, Slot> pool, Effects effects);
  }

  /// Goes on with a want that was given a shared connection.
  @FunctionalInterface
  interface Http2Delivery {
    /// Called under the lock.
    void given(GoWant want, Slot slot, GoTransportPool<GoWant, Slot> pool, Effects effects);
  }

  /// A step of the state machine alone.
  @FunctionalInterface
  interface Actions {
    /// Called under the lock.
    List<PoolAction<GoWant, Slot>> of(GoTransportPool<GoWant, Slot> pool);
  }
}
