package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.time.Soon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TraceTest {
  private static final PoolEvent EVENT = new PoolEvent.WindowEnded(false);

  private final AtomicLong clock = new AtomicLong(1_000);
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Trace> traces = new ArrayList<>();

  @AfterEach
  void endThreads() throws InterruptedException {
    gate.countDown();
    traces.forEach(Trace::close);
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
    }
  }

  @Test
  void eventsOfManyThreadsArriveAllInOrder() throws InterruptedException {
    int producers = 8;
    int each = 50_000;
    Map<Long, Long> lastByThread = new HashMap<>();
    long[] last = {-1, -1};
    List<String> wrong = new ArrayList<>();
    Trace trace =
        trace(
            entry -> {
              PoolEvent.ArrivalDropped event = (PoolEvent.ArrivalDropped) entry.event();
              long thread = event.intendedNanos() / each;
              Long before = lastByThread.put(thread, event.intendedNanos());
              boolean inOrder = before == null || before + 1 == event.intendedNanos();
              if (entry.seq() != last[0] + 1 || entry.tNanos() < last[1] || !inOrder) {
                wrong.add(entry.toString());
              }
              last[0] = entry.seq();
              last[1] = entry.tNanos();
            });
    for (int i = 0; i < producers; i++) {
      long first = (long) i * each;
      run(
          () -> {
            for (int k = 0; k < each; k++) {
              trace.publish(new PoolEvent.ArrivalDropped("a", first + k));
            }
          });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    trace.close();

    assertThat(wrong).isEmpty();
    assertThat(last[0]).isEqualTo(8L * 50_000 - 1);
    assertThat(trace.failure()).isNull();
    assertThat(trace.afterClose()).isZero();
  }

  @Test
  void timeBeginsAtTheStartOfTheRun() {
    List<TraceEntry> entries = new ArrayList<>();
    Trace trace = trace(entries::add);
    trace.publish(EVENT);
    trace.publish(EVENT);
    trace.close();
    assertThat(entries).containsExactly(new TraceEntry(0, 1, EVENT), new TraceEntry(1, 2, EVENT));
  }

  @Test
  void aSlowConsumerMakesProducersWaitAndLosesNothing() throws InterruptedException {
    int producers = 3;
    int each = Trace.CAPACITY + 1;
    AtomicLong published = new AtomicLong();
    AtomicLong arrived = new AtomicLong();
    Trace trace =
        trace(
            _ -> {
              pass();
              arrived.incrementAndGet();
            });
    for (int i = 0; i < producers; i++) {
      run(
          () -> {
            for (int k = 0; k < each; k++) {
              trace.publish(EVENT);
              published.incrementAndGet();
            }
          });
    }
    Soon.holds(() -> trace.producerStalls() == producers);
    Soon.holds(() -> published.get() == Trace.CAPACITY);
    assertThat(arrived.get()).isZero();

    gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    trace.flush();
    assertThat(arrived.get()).isEqualTo((long) producers * each);
  }

  @Test
  void whoReadsTheClockAndIsOvertakenHasTheTimeOfWhoOvertookIt() throws InterruptedException {
    CountDownLatch read = new CountDownLatch(1);
    AtomicReference<Thread> slow = new AtomicReference<>();
    List<TraceEntry> entries = new ArrayList<>();
    Trace trace =
        new Trace(
            () -> {
              long now = clock.incrementAndGet();
              if (Thread.currentThread() == slow.get()) {
                read.countDown();
                pass();
              }
              return now;
            },
            1_000,
            List.of(batch -> batch.forEach(entries::add)),
            () -> {},
            _ -> {});
    traces.add(trace);
    PoolEvent overtaken = new PoolEvent.RunEnded(0);
    Thread thread =
        run(
            () -> {
              slow.set(Thread.currentThread());
              trace.publish(overtaken);
            });
    assertThat(read.await(60, TimeUnit.SECONDS)).isTrue();
    trace.publish(EVENT);
    trace.flush();
    gate.countDown();
    thread.join();
    trace.close();
    assertThat(entries)
        .containsExactly(new TraceEntry(0, 2, EVENT), new TraceEntry(1, 2, overtaken));
  }

  @Test
  void theTimeOfAnEventLiesWithinThePublishingOfIt() throws InterruptedException {
    int producers = 8;
    int each = 20_000;
    long[] before = new long[producers * each];
    long[] after = new long[producers * each];
    long[] stamped = new long[producers * each];
    Trace trace =
        trace(
            entry -> {
              PoolEvent.ArrivalDropped event = (PoolEvent.ArrivalDropped) entry.event();
              stamped[(int) event.intendedNanos()] = 1_000 + entry.tNanos();
            });
    for (int i = 0; i < producers; i++) {
      int first = i * each;
      run(
          () -> {
            for (int k = first; k < first + each; k++) {
              before[k] = clock.get();
              trace.publish(new PoolEvent.ArrivalDropped("a", k));
              after[k] = clock.get();
            }
          });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    trace.close();
    for (int k = 0; k < stamped.length; k++) {
      assertThat(stamped[k]).isBetween(before[k] + 1, after[k]);
    }
  }

  @Test
  void theEndComesBetweenTheEventsOfRunningProducers() throws InterruptedException {
    int producers = 8;
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong published = new AtomicLong();
    long[] lastOf = new long[producers];
    List<String> wrong = new ArrayList<>();
    AtomicLong arrived = new AtomicLong();
    Trace trace =
        trace(
            entry -> {
              PoolEvent.ArrivalDropped event = (PoolEvent.ArrivalDropped) entry.event();
              int producer = Integer.parseInt(event.host());
              if (event.intendedNanos() != ++lastOf[producer]) {
                wrong.add(entry.toString());
              }
              arrived.incrementAndGet();
            });
    for (int i = 0; i < producers; i++) {
      String name = Integer.toString(i);
      run(
          () -> {
            for (long k = 1; !stop.get(); k++) {
              trace.publish(new PoolEvent.ArrivalDropped(name, k));
              published.incrementAndGet();
            }
          });
    }
    Soon.holds(() -> published.get() > Trace.CAPACITY);
    trace.close();
    Soon.holds(() -> trace.afterClose() > 0);
    stop.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(arrived.get() + trace.afterClose()).isEqualTo(published.get());
  }

  @Test
  void whoWaitsForRoomWhenTheStreamEndsIsStillPartOfIt() {
    AtomicLong arrived = new AtomicLong();
    Trace trace =
        trace(
            _ -> {
              pass();
              arrived.incrementAndGet();
            });
    run(
        () -> {
          for (int k = 0; k < Trace.CAPACITY + 1; k++) {
            trace.publish(EVENT);
          }
        });
    Soon.holds(() -> trace.producerStalls() == 1);
    Thread closer = run(trace::close);
    Soon.holds(() -> closer.getState() == Thread.State.WAITING);
    gate.countDown();
    trace.close();
    assertThat(arrived.get()).isEqualTo(Trace.CAPACITY + 1L);
    assertThat(trace.afterClose()).isZero();
  }

  @Test
  void flushWaitsForTheConsumers() {
    AtomicLong arrived = new AtomicLong();
    AtomicInteger batches = new AtomicInteger();
    Trace trace =
        new Trace(
            clock::incrementAndGet,
            1_000,
            List.of(batch -> arrived.addAndGet(batch.size())),
            batches::incrementAndGet,
            _ -> {});
    traces.add(trace);
    for (int i = 1; i <= 50; i++) {
      trace.publish(EVENT);
      trace.flush();
      assertThat(arrived.get()).isEqualTo(i);
      assertThat(batches.get()).isEqualTo(i);
    }
    trace.flush();
    assertThat(batches.get()).isEqualTo(50);
  }

  @Test
  void flushAndCloseReturnThoughEveryEventCausesAnother() {
    AtomicReference<Trace> self = new AtomicReference<>();
    Trace trace = trace(_ -> self.get().publish(EVENT));
    self.set(trace);
    trace.publish(EVENT);
    for (int i = 0; i < 20; i++) {
      trace.flush();
    }
    trace.close();
    assertThat(trace.afterClose()).isPositive();
  }

  @Test
  void aConsumerCannotWaitForItself() {
    AtomicReference<Trace> self = new AtomicReference<>();
    Trace flushing = trace(_ -> self.get().flush());
    self.set(flushing);
    flushing.publish(EVENT);
    flushing.flush();
    assertThat(flushing.failure()).hasMessageContaining("cannot wait");

    Trace closing = trace(_ -> self.get().close());
    self.set(closing);
    closing.publish(EVENT);
    closing.flush();
    assertThat(closing.failure()).hasMessageContaining("cannot wait");
  }

  @Test
  void aConsumerThatThrowsIsReportedAndHoldsUpNobody() {
    AtomicInteger seen = new AtomicInteger();
    IllegalStateException thrown = new IllegalStateException("disk full");
    Trace trace =
        trace(
            entry -> {
              if (entry.seq() == 3) {
                throw thrown;
              }
              seen.incrementAndGet();
            });
    for (int i = 0; i < 3 * Trace.CAPACITY; i++) {
      trace.publish(EVENT);
    }
    trace.flush();
    assertThat(trace.failure()).isSameAs(thrown);
    assertThat(seen.get()).isEqualTo(3);
    trace.close();
    assertThat(trace.failure()).isSameAs(thrown);
  }

  @Test
  void whatIsThrownBehindABatchIsReportedToo() {
    Trace trace =
        new Trace(
            clock::incrementAndGet,
            0,
            List.of(),
            () -> {
              throw new IllegalStateException("cannot flush");
            },
            _ -> {});
    traces.add(trace);
    trace.publish(EVENT);
    trace.flush();
    assertThat(trace.failure()).hasMessage("cannot flush");
  }

  @Test
  void whatComesAfterTheEndIsCounted() {
    List<TraceEntry> entries = new ArrayList<>();
    Trace trace = trace(entries::add);
    trace.publish(EVENT);
    trace.close();
    trace.publish(EVENT);
    trace.publish(EVENT);
    trace.flush();
    trace.close();
    assertThat(trace.afterClose()).isEqualTo(2);
    assertThat(entries).hasSize(1);
  }

  @Test
  void closeWaitsForTheConsumersEvenWhenInterrupted() throws InterruptedException {
    AtomicInteger seen = new AtomicInteger();
    CountDownLatch consuming = new CountDownLatch(1);
    Trace trace =
        trace(
            _ -> {
              consuming.countDown();
              pass();
              seen.incrementAndGet();
            });
    trace.publish(EVENT);
    AtomicInteger seenAtReturn = new AtomicInteger(-1);
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread closer =
        run(
            () -> {
              trace.close();
              seenAtReturn.set(seen.get());
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    assertThat(consuming.await(60, TimeUnit.SECONDS)).isTrue();
    closer.interrupt();
    Soon.holds(() -> closer.getState() == Thread.State.WAITING || !closer.isAlive());
    assertThat(seenAtReturn.get()).isEqualTo(-1);
    gate.countDown();
    closer.join();
    assertThat(seenAtReturn.get()).isEqualTo(1);
    assertThat(stillInterrupted.get()).isTrue();
  }

  private Trace trace(Consumer<TraceEntry> consumer) {
    Trace trace =
        new Trace(
            clock::incrementAndGet,
            1_000,
            List.of(batch -> batch.forEach(consumer)),
            () -> {},
            _ -> {});
    traces.add(trace);
    return trace;
  }

  private Thread run(Runnable work) {
    Thread thread = Thread.ofPlatform().start(work);
    threads.add(thread);
    return thread;
  }

  private void pass() {
    boolean interrupted = false;
    while (true) {
      try {
        gate.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
