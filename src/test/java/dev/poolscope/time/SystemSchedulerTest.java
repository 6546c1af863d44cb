package dev.poolscope.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SystemSchedulerTest {
  private static final long LATER = Duration.ofHours(1).toNanos();

  private final LinkedBlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final SystemScheduler scheduler =
      new SystemScheduler("test-scheduler", (_, e) -> failures.add(e));
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    scheduler.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void tasksRunInTheOrderOfTheirDueTimesThenAsGiven() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    holdUp();
    long past = now() - 1_000_000;
    for (int i : new int[] {3, 1, 4, 0, 2}) {
      scheduler.at(past + i, () -> ran.add(i));
    }
    for (int i = 5; i < 100; i++) {
      int number = i;
      scheduler.at(past + 5, () -> ran.add(number));
    }
    gate.countDown();
    afterAllDue();
    assertThat(ran).hasSize(100).isSorted();
  }

  @Test
  void noTaskRunsBeforeItIsDue() {
    List<Long> early = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(50);
    for (int i = 50; i > 0; i--) {
      long due = now() + i * 400_000L;
      scheduler.at(
          due,
          () -> {
            early.add(Math.min(0, now() - due));
            all.countDown();
          });
    }
    await(all);
    assertThat(early).hasSize(50).containsOnly(0L);
  }

  @Test
  void anEarlierTaskOvertakesTheOneWaitedFor() {
    CountDownLatch ran = new CountDownLatch(1);
    scheduler.at(now() + LATER, gate::countDown);
    awaitWaiting(threadOf(scheduler));
    scheduler.at(now() + 1_000_000, ran::countDown);
    await(ran);
  }

  @Test
  void aCancelledTaskDoesNotRunAndOthersDo() {
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    holdUp();
    long past = now() - 1_000;
    Scheduler.Timer first = scheduler.at(past, () -> ran.add("first"));
    scheduler.at(past + 1, () -> ran.add("second"));
    Scheduler.Timer third = scheduler.at(past + 2, () -> ran.add("third"));
    first.cancel();
    first.cancel();
    third.cancel();
    gate.countDown();
    afterAllDue();
    assertThat(ran).containsExactly("second");
  }

  @Test
  void cancellingATaskThatRunsOrHasRunDoesNothing() {
    AtomicReference<Scheduler.Timer> self = new AtomicReference<>();
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    holdUp();
    self.set(
        scheduler.at(
            now(),
            () -> {
              self.get().cancel();
              ran.add("ran");
            }));
    gate.countDown();
    afterAllDue();
    self.get().cancel();
    afterAllDue();
    assertThat(ran).containsExactly("ran");
  }

  @Test
  void aTaskThatThrowsIsReportedAndDoesNotEndTheOthers() throws InterruptedException {
    IllegalStateException broken = new IllegalStateException("broken");
    StackOverflowError worse = new StackOverflowError();
    scheduler.at(
        now(),
        () -> {
          throw broken;
        });
    scheduler.at(
        now(),
        () -> {
          throw worse;
        });
    assertThat(failures.poll(60, TimeUnit.SECONDS)).isSameAs(broken);
    assertThat(failures.poll(60, TimeUnit.SECONDS)).isSameAs(worse);
    afterAllDue();
  }

  @Test
  void evenAReportThatThrowsDoesNotEndTheOthers() {
    CountDownLatch ran = new CountDownLatch(1);
    try (SystemScheduler fragile =
        new SystemScheduler(
            "fragile-scheduler",
            (_, e) -> {
              throw new IllegalStateException(e);
            })) {
      fragile.at(
          now(),
          () -> {
            throw new IllegalStateException("broken");
          });
      fragile.at(now(), ran::countDown);
      await(ran);
    }
  }

  @Test
  void anInterruptionLeftByATaskEndsNothing() {
    scheduler.at(now(), () -> Thread.currentThread().interrupt());
    afterAllDue();
    scheduler.at(now() + 1_000_000, () -> Thread.currentThread().interrupt());
    afterAllDue();
  }

  @Test
  void closeWaitsForTheRunningTaskAndDropsTheRest() throws InterruptedException {
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean runningAtReturn = new AtomicBoolean();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread ticking = holdUp(() -> ran.add("running"));
    scheduler.at(now(), () -> ran.add("dropped"));
    Thread closer =
        Thread.ofPlatform()
            .start(
                () -> {
                  scheduler.close();
                  runningAtReturn.set(ticking.isAlive());
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    awaitWaiting(closer);
    closer.interrupt();
    gate.countDown();
    closer.join();
    assertThat(ran).containsExactly("running");
    assertThat(runningAtReturn).isFalse();
    assertThat(stillInterrupted).isTrue();
  }

  @Test
  void aTaskMayCloseItsScheduler() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Thread thread = threadOf(scheduler);
    scheduler.at(
        now(),
        () -> {
          scheduler.close();
          closed.countDown();
        });
    await(closed);
    assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void afterCloseNothingRuns() {
    AtomicBoolean ran = new AtomicBoolean();
    scheduler.close();
    scheduler.at(now(), () -> ran.set(true)).cancel();
    scheduler.at(now(), () -> ran.set(true));
    scheduler.close();
    assertThat(ran).isFalse();
    assertThat(scheduler.queued()).isZero();
  }

  private Thread holdUp() {
    return holdUp(() -> {});
  }

  /// Keeps the scheduler's thread in a task until the gate opens.
  private Thread holdUp(Runnable then) {
    AtomicReference<Thread> thread = new AtomicReference<>();
    CountDownLatch holding = new CountDownLatch(1);
    scheduler.at(
        now() - LATER,
        () -> {
          thread.set(Thread.currentThread());
          holding.countDown();
          await(gate);
          then.run();
        });
    await(holding);
    return thread.get();
  }

  private void afterAllDue() {
    CountDownLatch ran = new CountDownLatch(1);
    scheduler.at(now(), ran::countDown);
    await(ran);
  }

  static Thread threadOf(SystemScheduler scheduler) {
    AtomicReference<Thread> thread = new AtomicReference<>();
    CountDownLatch ran = new CountDownLatch(1);
    scheduler.at(
        now(),
        () -> {
          thread.set(Thread.currentThread());
          ran.countDown();
        });
    await(ran);
    return thread.get();
  }

  static void awaitWaiting(Thread thread) {
    Soon.holds(
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static long now() {
    return SystemTicker.INSTANCE.nanos();
  }
}
