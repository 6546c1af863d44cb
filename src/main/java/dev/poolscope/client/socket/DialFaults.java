package dev.poolscope.client.socket;

import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Deterministic faults of the dialer: every dial waits, every n-th is refused.
///
/// Threading: safe for use by any thread.
final class DialFaults {
  private final Ticker ticker;
  private final Scheduler scheduler;
  private final AtomicLong dials = new AtomicLong();
  private volatile long delayNanos;
  private volatile int refuseEvery;

  /// No faults yet.
  DialFaults(Ticker ticker, Scheduler scheduler) {
    this.ticker = ticker;
    this.scheduler = scheduler;
  }

  /// Sets the wait before each dial (0 = none) and which dials are refused (0 = none).
  void set(long nanos, int every) {
    delayNanos = nanos;
    refuseEvery = every;
  }

  /// Waits as long as a dial has to, at most until `aborted` is complete, and refuses if it is this
  /// dial's turn.
  void beforeDial(CompletableFuture<Void> aborted) throws ConnectException {
    long delay = delayNanos;
    if (delay > 0) {
      CompletableFuture<Void> over = new CompletableFuture<>();
      Scheduler.Timer timer = scheduler.at(ticker.nanos() + delay, () -> over.complete(null));
      CompletableFuture.anyOf(over, aborted).join();
      timer.cancel();
    }
    int every = refuseEvery;
    if (every > 0 && dials.incrementAndGet() % every == 0) {
      throw new ConnectException("Connection refused (by transport.dial.refuseEvery)");
    }
  }
}
