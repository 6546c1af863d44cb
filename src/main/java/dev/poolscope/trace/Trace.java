package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The stream of a run's events. A producer reads the clock, claims the next place in a ring, which
/// is the event's sequence number, and fills it; one writer thread hands on what is filled to the
/// consumers, some milliseconds' worth at a time. Memory is bounded: when the ring is full the
/// producer waits for the writer, and each such wait is counted ([#producerStalls]), so no event is
/// ever lost.
///
/// The order of the stream is the order of time: an event whose clock was read before that of its
/// predecessor, but whose place was claimed after it, gets its predecessor's time, which lies
/// between the two.
///
/// Threading: safe for use by any thread, without a lock while there is room; consumers are called
/// by the writer thread only, and must not publish, because a full stream would wait for them.
public final class Trace implements EventSink, AutoCloseable {
  static final int CAPACITY = 1 << 16;
  private static final int MOST_AT_ONCE = 1 << 10;
  private static final int WAKE_WRITER_EVERY = CAPACITY / 8;
  private static final long DRAIN_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /// Places from here on are claimed after the end.
  private static final long NO_PLACE = Long.MAX_VALUE / 2;

  private final Ticker ticker;
  private final long startNanos;
  private final List<Consumer<EventBatch>> consumers;
  private final Runnable afterBatch;
  private final Consumer<Throwable> whenFailed;
  private final Thread writer;

  private final EventRing ring = new EventRing(CAPACITY);
  private final AtomicLong nextPlace = new AtomicLong();
  private final AtomicLong afterClose = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private long producerStalls;
  private long handedOn;

  /// Whether the writer is not to wait for its time; guarded by the lock, as what is above.
  private boolean hurry;

  /// Places before this one, and a ring of them more, may be filled; written holding the lock.
  private volatile long taken;

  /// How many places were claimed when the stream was closed; written holding the lock.
  private volatile long end = NO_PLACE;

  private volatile @Nullable Throwable failure;

  /// The writer's: what it hands on, and the latest time so far.
  private final EventBatch batch = new EventBatch(ring);

  private long latestNanos;

  /// Starts the stream; its time 0 is `startNanos`, also for what comes before.
  ///
  /// @param afterBatch called by the writer thread when it has handed on all there was, for example
  ///   to flush
  /// @param whenFailed told once, by the writer thread, what a consumer threw
  public Trace(
      Ticker ticker,
      long startNanos,
      List<Consumer<EventBatch>> consumers,
      Runnable afterBatch,
      Consumer<Throwable> whenFailed) {
    this.ticker = ticker;
    this.startNanos = startNanos;
    this.consumers = List.copyOf(consumers);
    this.afterBatch = afterBatch;
    this.whenFailed = whenFailed;
    this.writer = Thread.ofPlatform().name("poolscope-trace").daemon(true).start(this::drainLoop);
  }

  @Override
  public void publish(PoolEvent event) {
    long tNanos = ticker.nanos() - startNanos;
    long place = nextPlace.getAndIncrement();
    if (place >= NO_PLACE) {
      afterClose.incrementAndGet();
      return;
    }
    if (place - taken >= CAPACITY) {
      awaitRoom(place);
    }
    ring.fill(place, tNanos, event);
    if (place % WAKE_WRITER_EVERY == WAKE_WRITER_EVERY - 1) {
      hurryWriter();
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
    return afterClose.get();
  }

  /// What a consumer threw, or null. After a failure events are still taken but no longer handed
  /// on.
  public @Nullable Throwable failure() {
    return failure;
  }

  /// Waits until everything published so far has reached the consumers, whatever is published
  /// meanwhile.
  ///
  /// @throws IllegalStateException if a consumer calls it, which would wait for itself
  public void flush() {
    refuseWriter();
    long wanted = nextPlace.get();
    lock.lock();
    try {
      while (handedOn < Math.min(wanted, end)) {
        hurryWriter();
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
      if (end == NO_PLACE) {
        end = nextPlace.getAndAdd(NO_PLACE);
      }
      hurryWriter();
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

  private void awaitRoom(long place) {
    lock.lock();
    try {
      producerStalls++;
      hurryWriter();
      while (place - taken >= CAPACITY) {
        room.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void drainLoop() {
    while (true) {
      if (drain(Math.min(nextPlace.get(), end))) {
        safely(afterBatch);
        tellDrained();
      }
      if (taken >= end) {
        return;
      }
      awaitWork();
    }
  }

  /// Waits some time, which makes batches of some size, or until the writer is to hurry.
  private void awaitWork() {
    lock.lock();
    try {
      long left = DRAIN_EVERY_NANOS;
      while (!hurry && left > 0) {
        left = work.awaitNanos(left);
      }
      hurry = false;
    } catch (InterruptedException _) {
      // Only close() ends this thread; a stray interrupt must not.
    } finally {
      lock.unlock();
    }
  }

  private void hurryWriter() {
    lock.lock();
    try {
      hurry = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Hands on what is filled up to a place, and tells whether there was any.
  private boolean drain(long upTo) {
    long first = taken;
    while (taken < upTo) {
      int count = filled((int) Math.min(MOST_AT_ONCE, upTo - taken));
      if (count == 0) {
        break;
      }
      batch.becomes(taken, count);
      safely(() -> consumers.forEach(consumer -> consumer.accept(batch)));
      for (int i = 0; i < count; i++) {
        ring.clear(taken + i);
      }
      tellTaken(taken + count);
    }
    return taken > first;
  }

  /// How many of the next places are filled; puts their times in order.
  private int filled(int atMost) {
    int count = 0;
    while (count < atMost && ring.isFilled(taken + count)) {
      latestNanos = ring.raise(taken + count, latestNanos);
      count++;
    }
    return count;
  }

  private void safely(Runnable handingOn) {
    if (failure == null) {
      try {
        handingOn.run();
      } catch (RuntimeException | Error e) {
        failure = e;
        whenFailed.accept(e);
      }
    }
  }

  private void tellTaken(long count) {
    lock.lock();
    try {
      taken = count;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tellDrained() {
    lock.lock();
    try {
      handedOn = taken;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
