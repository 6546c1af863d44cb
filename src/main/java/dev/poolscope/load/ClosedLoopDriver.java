package dev.poolscope.load;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Load;
import java.util.concurrent.locks.ReentrantLock;

/// A number of workers, each sending its next request when the one before has ended and it has
/// thought for a while. A request's intended start is the moment its worker was ready.
///
/// Threading: workers go on wherever a request ended; state is guarded by `lock`.
final class ClosedLoopDriver implements LoadDriver {
  private final LoadContext context;
  private final ReentrantLock lock = new ReentrantLock();
  private RequestSource source;
  private Arrivals.Closed arrivals;
  private int workers;
  private long sent;
  private boolean isStarted;
  private boolean stopped;

  ClosedLoopDriver(Load load, RequestSource source, LoadContext context) {
    this.arrivals = (Arrivals.Closed) load.arrivals();
    this.source = source;
    this.context = context;
  }

  @Override
  public void start() {
    startMissingWorkers();
  }

  @Override
  public void change(Load changed) {
    lock.lock();
    try {
      source = source.with(changed);
      if (changed.arrivals() instanceof Arrivals.Closed closed && !closed.equals(arrivals)) {
        arrivals = closed;
        sent = 0;
      }
    } finally {
      lock.unlock();
    }
    startMissingWorkers();
  }

  @Override
  public boolean isDone() {
    lock.lock();
    try {
      return stopped || (isStarted && workers == 0);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      stopped = true;
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is due before its worker sends it.
  @Override
  public void tellUnsent() {}

  private int allowedWorkers() {
    return context.share().of(arrivals.workers());
  }

  private void startMissingWorkers() {
    int missing;
    lock.lock();
    try {
      isStarted = true;
      missing = allowedWorkers() - workers;
      workers += Math.max(0, missing);
    } finally {
      lock.unlock();
    }
    for (int i = 0; i < missing; i++) {
      work();
    }
  }

  /// Sends a worker's next request, or lets the worker go.
  private void work() {
    long nowNanos = context.ticker().nanos();
    RequestSource current;
    lock.lock();
    try {
      boolean tooMany = workers > allowedWorkers();
      boolean done = arrivals.requests() > 0 && sent >= context.share().of(arrivals.requests());
      if (stopped || tooMany || done || nowNanos >= context.endNanos()) {
        workers--;
        return;
      }
      sent++;
      current = source;
    } finally {
      lock.unlock();
    }
    long intendedNanos = Math.max(0, nowNanos - context.runStartNanos());
    current.send(context, intendedNanos, context.ticker().nanos(), _ -> think());
  }

  private void think() {
    long thinkNanos;
    lock.lock();
    try {
      thinkNanos = arrivals.think().toNanos();
    } finally {
      lock.unlock();
    }
    if (thinkNanos <= 0) {
      work();
    } else {
      context.scheduler().at(context.ticker().nanos() + thinkNanos, this::work);
    }
  }
}
