package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.internal.concurrent.TaskQueue;
import okhttp3.internal.concurrent.TaskRunner;
import org.junit.jupiter.api.Test;

class LeftThreadsTest {
  /// What was taken for a thread left by HTTP/2: the runner's thread goes on to wait for a task
  /// that is due much later, under the name of the task that it did last.
  @Test
  void aThreadOfOkHttpThatWaitsForItsNextTaskIsNotLeft() throws InterruptedException {
    LeftThreads threads = new LeftThreads();
    threads.note();
    TaskRunner runner = TaskRunner.INSTANCE;
    TaskQueue queue = runner.newQueue();
    CountDownLatch done = new CountDownLatch(1);
    queue.schedule("due in an hour", TimeUnit.HOURS.toNanos(1), () -> -1L);
    queue.schedule(
        "writeSynReset",
        0,
        () -> {
          done.countDown();
          return -1L;
        });
    try {
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      threads.assertNone();
    } finally {
      queue.shutdown();
    }
  }
}
