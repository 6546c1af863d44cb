package dev.poolscope.load;

import dev.poolscope.experiment.Share;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventSink;
import java.util.concurrent.Executor;

/// What a driver needs from the run around it.
///
/// @param threads runs what must not run on the caller's thread; what it throws ends the run
/// @param runStartNanos the ticker's reading at time 0 of the run
/// @param endNanos the ticker's reading at which the load phase ends; what is due then is not sent
/// @param seed makes random arrivals repeatable
/// @param share which part of the load is sent
public record LoadContext(
    PooledClient client,
    EventSink events,
    Ticker ticker,
    Scheduler scheduler,
    Executor threads,
    long runStartNanos,
    long endNanos,
    long seed,
    Share share) {
  /// The context of a run that sends all of the load.
  public LoadContext(
      PooledClient client,
      EventSink events,
      Ticker ticker,
      Scheduler scheduler,
      Executor threads,
      long runStartNanos,
      long endNanos,
      long seed) {
    this(client, events, ticker, scheduler, threads, runStartNanos, endNanos, seed, Share.WHOLE);
  }

  /// Tells that a request begins.
  void issue(PooledRequest request, long intendedNanos) {
    events.publish(
        new PoolEvent.RequestIssued(
            request.host(), request.number(), intendedNanos, request.client(), request.instance()));
  }
}
