package dev.poolscope.client.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.time.FailedThreads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallThreadsTest {
  private final FailedThreads failed = new FailedThreads();
  private final CallThreads threads = new CallThreads(failed.threads());

  @AfterEach
  void end() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void whatACallHandsInAtItsEndGoesOnInItsThread() {
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();

    threads.execute(
        () -> {
          first.complete(Thread.currentThread());
          threads.execute(() -> second.complete(Thread.currentThread()));
        });

    assertThat(second.join()).isSameAs(first.join());
  }

  @Test
  void ofTwoHandedInOnlyOneWaitsForTheThread() {
    CompletableFuture<Void> secondRan = new CompletableFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();

    threads.execute(
        () -> {
          threads.execute(() -> over.complete(null));
          threads.execute(() -> secondRan.complete(null));
          secondRan.join();
        });

    over.join();
  }

  @Test
  void callsThatBlockDoNotHoldUpOthers() throws InterruptedException {
    CountDownLatch allRun = new CountDownLatch(100);
    CountDownLatch released = new CountDownLatch(1);
    for (int i = 0; i < 100; i++) {
      threads.execute(
          () -> {
            allRun.countDown();
            try {
              released.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
    }

    allRun.await();
    released.countDown();
  }

  @Test
  void everyCallRunsOnceHoweverManyHandInAtOnce() {
    List<CompletableFuture<Integer>> ran =
        IntStream.range(0, 2_000).mapToObj(_ -> new CompletableFuture<Integer>()).toList();

    IntStream.range(0, 2_000)
        .parallel()
        .forEach(i -> threads.execute(() -> assertThat(ran.get(i).complete(i)).isTrue()));

    assertThat(ran.stream().map(CompletableFuture::join)).hasSize(2_000);
  }

  @Test
  void aCallThatThrowsDoesNotTakeTheNextWithIt() {
    CompletableFuture<Void> next = new CompletableFuture<>();
    IllegalStateException failure = new IllegalStateException("thrown by a call");

    threads.execute(
        () -> {
          threads.execute(() -> next.complete(null));
          throw failure;
        });

    next.orTimeout(1, TimeUnit.MINUTES).join();
    assertThat(failed.failures()).containsExactly(failure);
  }

  @Test
  void nothingIsTakenAfterTheEnd() {
    threads.shutdown();

    assertThat(threads.isShutdown()).isTrue();
    assertThatThrownBy(() -> threads.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
