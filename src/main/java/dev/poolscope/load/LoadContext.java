package dev.poolscope.load;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import dev.poolscope.time.VirtualThreads;
import dev.poolscope.trace.EventSink;

/// What a driver needs from the run around it.
///
/// @param threads starts threads; what they throw ends the run
/// @param runStartNanos the ticker's reading at time 0 of the run
/// @param endNanos the ticker's reading at which the load phase ends; what is due then is not sent
/// @param seed makes random arrivals repeatable
public record LoadContext(
    PooledClient client,
    EventSink events,
    Ticker ticker,
    Scheduler scheduler,
    VirtualThreads threads,
    long runStartNanos,
    long endNanos,
    long seed) {
  /// Tells that a request begins.
  void issue(PooledRequest request, long intendedNanos) {
    events.publish(
        new PoolEvent.RequestIssued(
            request.host(), request.number(), intendedNanos, request.client(), request.instance()));
  }
}
