package dev.poolscope.load;

import dev.poolscope.experiment.Load;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Sends requests when they are due, whatever became of those before. An arrival that finds the cap
/// on requests in flight reached is dropped and counted, never delayed; those dropped one behind
/// the other within a turn are told together. When requests cannot be sent as fast as they are due,
/// other tasks of the scheduler get their turns, those that came up during a turn (such as the
/// dials it asked for) after the next; requests still unsent when the driver is stopped, or its
/// arrivals change, are not sent.
///
/// Threading: on the scheduler's thread, but for the count of requests in flight, [#stop] and
/// [#tellUnsent]; state is guarded by `lock`, which is held for one request at a time.
final class OpenLoopDriver implements LoadDriver {
  /// How long requests that are due may keep other tasks of the scheduler waiting.
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /// For how long after the first of them requests due at one instant still begin with it. Sending
  /// a burst takes a millisecond, but up to 12 were seen between its first request and the second
  /// where two processors had to be woken up for it.
  private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /// How long a request that is being sent may keep who stops the driver waiting. One that takes
  /// longer has long been announced, and waits for something else.
  private static final long SENDING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LoadContext context;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private RequestSource source;
  private Load load;
  private ArrivalSchedule schedule;

  /// All times of the schedule are since its start, so that an arrival beyond all time does not
  /// overflow.
  private long scheduleStartNanos;

  private long next;

  /// When the latest arrival was due, since the start of the run, and when it began.
  private long latestIntendedNanos = -1;

  private long latestBegunNanos;

  /// Arrivals dropped one behind the other and not told yet: how many, and when the first was due.
  private long dropped;

  private long firstDroppedNanos;
  private Scheduler.@Nullable Timer timer;

  /// Written without the lock, to end a turn that takes it again and again.
  private volatile boolean stopped;

  /// Whether no arrival is left and the last one is counted as in flight, or was dropped.
  private volatile boolean allSent;

  /// The ticker's reading from which on nothing is due any more; written without the lock, once.
  private volatile long lastNanos;

  OpenLoopDriver(Load load, RequestSource source, LoadContext context) {
    this.load = load;
    this.source = source;
    this.context = context;
    this.schedule = schedule(load);
    this.scheduleStartNanos = context.runStartNanos();
    this.next = schedule.next();
    this.lastNanos = context.endNanos();
  }

  private ArrivalSchedule schedule(Load of) {
    return ArrivalSchedule.of(ArrivalSchedule.of(of.arrivals(), context.seed()), context.share());
  }

  @Override
  public void start() {
    sendDue();
  }

  @Override
  public void change(Load changed) {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      boolean sameArrivals = changed.arrivals().equals(load.arrivals());
      load = changed;
      source = source.with(changed);
      if (sameArrivals) {
        return;
      }
      cancelTimer();
      allSent = false;
      long now = context.ticker().nanos();
      dropUnsent(Math.min(now, lastNanos));
      schedule = schedule(changed);
      scheduleStartNanos = now;
      next = schedule.next();
    } finally {
      lock.unlock();
    }
    sendDue();
  }

  @Override
  public boolean isDone() {
    return stopped || (allSent && inFlight.get() == 0);
  }

  @Override
  public void stop() {
    lastNanos = Math.min(lastNanos, context.ticker().nanos());
    stopped = true;
    try {
      if (lock.tryLock(SENDING_NANOS, TimeUnit.NANOSECONDS)) {
        try {
          cancelTimer();
          tellDropped(DropCause.MAX_IN_FLIGHT);
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void tellUnsent() {
    lock.lock();
    try {
      dropUnsent(lastNanos);
    } finally {
      lock.unlock();
    }
  }

  private void cancelTimer() {
    Scheduler.Timer armed = timer;
    if (armed != null) {
      armed.cancel();
    }
  }

  /// Sends what is due by now.
  private void sendDue() {
    long turnStart = context.ticker().nanos();
    long now = turnStart;
    while (now - turnStart < TURN_NANOS && sendNext(now)) {
      now = context.ticker().nanos();
    }
    lock.lock();
    try {
      tellDropped(DropCause.MAX_IN_FLIGHT);
      allSent = next == ArrivalSchedule.END;
      if (!stopped && now < lastNanos && next < lastNanos - scheduleStartNanos) {
        long due = scheduleStartNanos + Math.max(next, turnStart - scheduleStartNanos);
        timer = context.scheduler().at(due, this::sendDue);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Sends the next request, if it is due and the load phase lasts; whether it was sent or dropped.
  private boolean sendNext(long now) {
    lock.lock();
    try {
      if (stopped || next > now - scheduleStartNanos || now >= lastNanos) {
        return false;
      }
      long intendedNanos = scheduleStartNanos - context.runStartNanos() + next;
      next = schedule.next();
      arrive(intendedNanos);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void arrive(long intendedNanos) {
    if (inFlight.get() >= Math.max(1, context.share().of(load.maxInFlight()))) {
      drop(intendedNanos);
      return;
    }
    tellDropped(DropCause.MAX_IN_FLIGHT);
    inFlight.incrementAndGet();
    source.send(context, intendedNanos, begunNanos(intendedNanos), _ -> inFlight.decrementAndGet());
  }

  /// When an arrival begins: those due at one instant together, for as long as handing them over
  /// takes no longer than it may.
  private long begunNanos(long intendedNanos) {
    long now = context.ticker().nanos();
    if (intendedNanos != latestIntendedNanos || now - latestBegunNanos > TOGETHER_NANOS) {
      latestIntendedNanos = intendedNanos;
      latestBegunNanos = now;
    }
    return latestBegunNanos;
  }

  /// Counts what was due before a reading of the ticker and was not sent.
  private void dropUnsent(long beforeNanos) {
    while (next < beforeNanos - scheduleStartNanos) {
      drop(scheduleStartNanos - context.runStartNanos() + next);
      next = schedule.next();
    }
    tellDropped(DropCause.SCHEDULE_NOT_KEPT);
  }

  private void drop(long intendedNanos) {
    if (dropped++ == 0) {
      firstDroppedNanos = intendedNanos;
    }
  }

  private void tellDropped(DropCause cause) {
    if (dropped > 0) {
      context
          .events()
          .publish(new PoolEvent.ArrivalDropped(source.host(), firstDroppedNanos, dropped, cause));
      dropped = 0;
    }
  }
}
