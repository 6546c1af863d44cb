package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.time.Ticker;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The stream of a run's events. Producers append to one of two fixed batches under a short lock,
/// which makes the order of the stream the order of time; one writer thread drains the other batch
/// to the consumers. Memory is bounded: when a batch is full the producer waits for the writer, and
/// each such wait is counted ([#producerStalls]), so no event is ever lost.
///
/// Threading: safe for use by any thread; consumers are called by the writer thread only, and must
/// not publish, because a full stream would wait for them.
public final class Trace implements EventSink, AutoCloseable {
  static final int BATCH = 1 << 15;
  private static final int WAKE_WRITER_AT = BATCH / 4;
  private static final long DRAIN_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Ticker ticker;
  private final long startNanos;
  private final List<Consumer<TraceEntry>> consumers;
  private final Runnable afterBatch;
  private final Thread writer;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workOrEnd = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private Batch filling = new Batch();
  private Batch draining = new Batch();
  private long published;
  private long taken;
  private long handedOn;
  private boolean closed;
  private long producerStalls;
  private long afterClose;
  private @Nullable Throwable failure;

  private long nextSequence;

  /// Starts the stream; its time 0 is `startNanos`, also for what comes before.
  ///
  /// @param afterBatch called by the writer thread when it has handed on all there was, for example
  ///   to flush
  public Trace(
      Ticker ticker, long startNanos, List<Consumer<TraceEntry>> consumers, Runnable afterBatch) {
    this.ticker = ticker;
    this.startNanos = startNanos;
    this.consumers = List.copyOf(consumers);
    this.afterBatch = afterBatch;
    this.writer = Thread.ofPlatform().name("poolscope-trace").daemon(true).start(this::drainLoop);
  }

  @Override
  public void publish(PoolEvent event) {
    lock.lock();
    try {
      while (filling.isFull() && !closed) {
        producerStalls++;
        workOrEnd.signal();
        room.awaitUninterruptibly();
      }
      if (closed) {
        afterClose++;
        return;
      }
      filling.add(Math.max(0, ticker.nanos() - startNanos), event);
      published++;
      if (filling.size == WAKE_WRITER_AT) {
        workOrEnd.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How often a producer had to wait because the writer was behind.
  public long producerStalls() {
    lock.lock();
    try {
      return producerStalls;
    } finally {
      lock.unlock();
    }
  }

  /// Events that came after [#close]; they are not part of the stream.
  public long afterClose() {
    lock.lock();
    try {
      return afterClose;
    } finally {
      lock.unlock();
    }
  }

  /// What a consumer threw, or null. After a failure events are still taken but no longer handed
  /// on.
  public @Nullable Throwable failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything published so far has reached the consumers, whatever is published
  /// meanwhile.
  ///
  /// @throws IllegalStateException if a consumer calls it, which would wait for itself
  public void flush() {
    refuseWriter();
    lock.lock();
    try {
      long wanted = published;
      while (handedOn < wanted && writer.isAlive()) {
        workOrEnd.signal();
        drained.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the stream, hands on what is left and waits for the end of the writer thread; an
  /// interruption does not shorten that. Idempotent.
  ///
  /// @throws IllegalStateException if a consumer calls it, which would wait for itself
  @Override
  public void close() {
    refuseWriter();
    lock.lock();
    try {
      closed = true;
      workOrEnd.signal();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (true) {
      try {
        writer.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseWriter() {
    if (Thread.currentThread() == writer) {
      throw new IllegalStateException("a consumer of the stream cannot wait for its end");
    }
  }

  private void drainLoop() {
    while (swap()) {
      if (failure() == null) {
        try {
          handOn();
          afterBatch.run();
        } catch (RuntimeException | Error e) {
          fail(e);
        }
      }
      draining.clear();
    }
  }

  /// Waits for work and makes the filled batch the draining one; false at the end.
  private boolean swap() {
    lock.lock();
    try {
      handedOn = taken;
      drained.signalAll();
      while (filling.size == 0) {
        if (closed) {
          return false;
        }
        try {
          var _ = workOrEnd.awaitNanos(DRAIN_EVERY_NANOS);
        } catch (InterruptedException _) {
          // Only close() ends this thread; a stray interrupt must not.
        }
      }
      Batch filled = filling;
      filling = draining;
      draining = filled;
      taken += filled.size;
      room.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void handOn() {
    for (int i = 0; i < draining.size; i++) {
      TraceEntry entry = new TraceEntry(nextSequence++, draining.tNanos[i], draining.event(i));
      for (Consumer<TraceEntry> consumer : consumers) {
        consumer.accept(entry);
      }
    }
  }

  private void fail(Throwable e) {
    lock.lock();
    try {
      failure = e;
    } finally {
      lock.unlock();
    }
  }

  private static final class Batch {
    private final long[] tNanos = new long[BATCH];
    private final @Nullable PoolEvent[] events = new PoolEvent[BATCH];
    private int size;

    boolean isFull() {
      return size == BATCH;
    }

    void add(long t, PoolEvent event) {
      tNanos[size] = t;
      events[size] = event;
      size++;
    }

    PoolEvent event(int i) {
      PoolEvent event = events[i];
      if (event == null) {
        throw new IllegalStateException("no event at " + i);
      }
      return event;
    }

    void clear() {
      Arrays.fill(events, 0, size, null);
      size = 0;
    }
  }
}
