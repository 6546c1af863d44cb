package dev.poolscope.load;

import dev.poolscope.experiment.Load;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sends requests when they are due, whatever became of those before. An arrival that finds the cap
/// on requests in flight reached is dropped and counted, never delayed. When requests cannot be
/// sent as fast as they are due, other tasks of the scheduler get their turns, those that came up
/// during a turn (such as the dials it asked for) after the next; requests still unsent at the end
/// of the load phase are not sent.
///
/// Threading: on the scheduler's thread, but for the count of requests in flight and [#stop].
final class OpenLoopDriver implements LoadDriver {
  /// How long requests that are due may keep other tasks of the scheduler waiting.
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /// For how long after the first of them requests due at one instant still begin with it: far more
  /// than it takes to send a burst, and no more than counts as late.
  private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LoadContext context;
  private final AtomicInteger inFlight = new AtomicInteger();
  private RequestSource source;
  private Load load;
  private ArrivalSchedule schedule;
  private long scheduleStartNanos;
  private long next;

  /// When the latest arrival was due, since the start of the run, and when it began.
  private long latestIntendedNanos = -1;

  private long latestBegunNanos;
  private volatile boolean stopped;
  private volatile Scheduler.@Nullable Timer timer;

  OpenLoopDriver(Load load, RequestSource source, LoadContext context) {
    this.load = load;
    this.source = source;
    this.context = context;
    this.schedule = ArrivalSchedule.of(load.arrivals(), context.seed());
  }

  @Override
  public void start() {
    begin(context.runStartNanos());
  }

  @Override
  public void change(Load changed) {
    boolean sameArrivals = changed.arrivals().equals(load.arrivals());
    load = changed;
    source = source.with(changed.request());
    if (!sameArrivals) {
      cancelTimer();
      schedule = ArrivalSchedule.of(changed.arrivals(), context.seed());
      begin(context.ticker().nanos());
    }
  }

  @Override
  public void stop() {
    stopped = true;
    cancelTimer();
  }

  private void cancelTimer() {
    Scheduler.Timer armed = timer;
    if (armed != null) {
      armed.cancel();
    }
  }

  private void begin(long startNanos) {
    scheduleStartNanos = startNanos;
    next = schedule.next();
    sendDue();
  }

  /// Sends what is due by now. All times here are since the schedule's start, so that an arrival
  /// beyond all time does not overflow.
  private void sendDue() {
    long end = context.endNanos() - scheduleStartNanos;
    long turnStart = elapsed();
    long now = turnStart;
    while (!stopped && next <= now && now < end && now - turnStart < TURN_NANOS) {
      arrive(scheduleStartNanos - context.runStartNanos() + next);
      next = schedule.next();
      now = elapsed();
    }
    if (now >= end) {
      dropUnsent(end);
    } else if (!stopped && next < end) {
      timer = context.scheduler().at(scheduleStartNanos + Math.max(next, turnStart), this::sendDue);
    }
  }

  /// Counts what was due within the load phase and could not be sent in it. The task that ends the
  /// load phase is due later than the one that calls this, so the counts still belong to it.
  private void dropUnsent(long end) {
    while (!stopped && next < end) {
      drop(scheduleStartNanos - context.runStartNanos() + next);
      next = schedule.next();
    }
  }

  private long elapsed() {
    return context.ticker().nanos() - scheduleStartNanos;
  }

  private void arrive(long intendedNanos) {
    if (inFlight.get() >= load.maxInFlight()) {
      drop(intendedNanos);
      return;
    }
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

  private void drop(long intendedNanos) {
    context.events().publish(new PoolEvent.ArrivalDropped(source.host(), intendedNanos));
  }
}
