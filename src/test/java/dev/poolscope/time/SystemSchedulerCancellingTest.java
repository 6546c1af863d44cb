package dev.poolscope.time;

import static dev.poolscope.time.SystemSchedulerTest.await;
import static dev.poolscope.time.SystemSchedulerTest.now;
import static dev.poolscope.time.SystemSchedulerTest.threadOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Deadlines that hardly ever come: armed with every request, cancelled with its end.
@Timeout(120)
class SystemSchedulerCancellingTest {
  private static final long LATER = Duration.ofHours(1).toNanos();

  private final SystemScheduler scheduler = new SystemScheduler("test-scheduler");
  private final List<Scheduler.Timer> kept = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void cancelledTasksDoNotPileUp() {
    for (int i = 0; i < 100_000; i++) {
      scheduler.at(now() + LATER, () -> {}).cancel();
    }
    assertThat(scheduler.queued()).isLessThanOrEqualTo(1_025);
  }

  @Test
  void cancelledTasksAreAtMostAsManyAsTheOthersAndTheFirstThousand() {
    List<Scheduler.Timer> timers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      timers.add(scheduler.at(now() + LATER + i, () -> {}));
    }
    for (int i = timers.size() - 1; i >= 0; i--) {
      timers.get(i).cancel();
      assertThat(scheduler.queued()).isLessThanOrEqualTo(Math.max(1_024, 2 * i));
    }
  }

  @Test
  void theOthersStillRunInTheirOrder() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(1_000);
    CountDownLatch cancelled = new CountDownLatch(1);
    long due = now();
    scheduler.at(due, () -> await(cancelled));
    List<Scheduler.Timer> timers = new ArrayList<>();
    for (int i = 10_000; i > 0; i--) {
      int number = i;
      Scheduler.Timer timer =
          scheduler.at(
              due + i,
              () -> {
                ran.add(number);
                all.countDown();
              });
      if (i % 10 != 0) {
        timers.add(timer);
      }
    }
    timers.forEach(Scheduler.Timer::cancel);
    cancelled.countDown();
    await(all);
    assertThat(ran).hasSize(1_000).isSorted().allMatch(number -> number % 10 == 0);
    assertThat(scheduler.queued()).isZero();
  }

  @Test
  void aCancelledTaskIsDroppedWhenItComesToTheHead() {
    Scheduler.Timer first = scheduler.at(now() + LATER, () -> {});
    Scheduler.Timer second = scheduler.at(now() + LATER + 1, () -> {});
    second.cancel();
    first.cancel();
    threadOf(scheduler);
    Soon.holds(() -> scheduler.queued() == 0);
  }

  @Test
  void whatACancelledTaskRefersToIsNotRetained() {
    WeakReference<Object> referent = armed(now() + LATER);
    kept.getLast().cancel();
    assertCollected(referent);
  }

  @Test
  void whatATaskRefersToIsNotRetainedOnceItHasRun() {
    WeakReference<Object> referent = armed(now());
    threadOf(scheduler);
    assertCollected(referent);
  }

  @Test
  void whatATaskRefersToIsNotRetainedAfterClose() {
    WeakReference<Object> dropped = armed(now() + LATER);
    scheduler.close();
    assertCollected(dropped);
    assertCollected(armed(now()));
  }

  @Test
  void aTaskThatIsNotEarlierDoesNotWakeTheThread() {
    AtomicReference<Thread> ticking = new AtomicReference<>();
    AtomicLong waitedBefore = new AtomicLong();
    CountDownLatch ran = new CountDownLatch(1);
    scheduler.at(
        now(),
        () -> {
          kept.add(scheduler.at(now() + LATER, () -> {}));
          ticking.set(Thread.currentThread());
          waitedBefore.set(timesItWaited(Thread.currentThread()));
          ran.countDown();
        });
    await(ran);
    Thread thread = ticking.get();
    long waitsForHead = waitedBefore.get() + 1;
    Soon.holds(() -> timesItWaited(thread) == waitsForHead);
    kept.getFirst().cancel();
    for (int i = 0; i < 500; i++) {
      scheduler.at(now() + 2 * LATER - i * 1_000_000_000L, () -> {});
      assertThat(timesItWaited(thread)).isEqualTo(waitsForHead);
    }
  }

  private static long timesItWaited(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId()).getWaitedCount();
  }

  private WeakReference<Object> armed(long due) {
    AtomicLong referent = new AtomicLong();
    kept.add(scheduler.at(due, referent::incrementAndGet));
    return new WeakReference<>(referent);
  }

  private static void assertCollected(WeakReference<?> reference) {
    Soon.holds(
        () -> {
          System.gc();
          return reference.refersTo(null);
        });
  }
}
