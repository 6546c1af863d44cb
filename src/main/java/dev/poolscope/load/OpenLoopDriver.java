package dev.poolscope.load;

import dev.poolscope.config.Load;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sends requests when they are due, whatever became of those before. An arrival that finds the cap
/// on requests in flight reached is dropped and counted, never delayed.
///
/// Threading: on the scheduler's thread, but for the count of requests in flight.
final class OpenLoopDriver implements LoadDriver {
  private final LoadContext context;
  private final AtomicInteger inFlight = new AtomicInteger();
  private RequestSource source;
  private Load load;
  private ArrivalSchedule schedule;
  private long scheduleStartNanos;
  private long nextNanos;
  private Scheduler.@Nullable Timer timer;

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
      stop();
      schedule = ArrivalSchedule.of(changed.arrivals(), context.seed());
      begin(context.ticker().nanos());
    }
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void begin(long startNanos) {
    scheduleStartNanos = startNanos;
    advance();
    sendDue();
  }

  private void advance() {
    long next = schedule.next();
    nextNanos = next == ArrivalSchedule.END ? next : scheduleStartNanos + next;
  }

  private void sendDue() {
    while (nextNanos < context.endNanos() && nextNanos <= context.ticker().nanos()) {
      arrive(nextNanos - context.runStartNanos());
      advance();
    }
    if (nextNanos < context.endNanos()) {
      timer = context.scheduler().at(nextNanos, this::sendDue);
    }
  }

  private void arrive(long intendedNanos) {
    if (inFlight.get() >= load.maxInFlight()) {
      context.events().publish(new PoolEvent.ArrivalDropped(source.host(), intendedNanos));
      return;
    }
    inFlight.incrementAndGet();
    PooledRequest request = source.next();
    context
        .events()
        .publish(
            new PoolEvent.RequestIssued(
                request.host(), request.number(), intendedNanos, request.client()));
    context.client().send(request, _ -> inFlight.decrementAndGet());
  }
}
