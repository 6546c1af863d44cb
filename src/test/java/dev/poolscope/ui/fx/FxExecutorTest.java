package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Work gives its result to the application thread, or says why there is none.
class FxExecutorTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Queue<Runnable> foreground = new ArrayDeque<>();
  private final List<Throwable> unexpected = new ArrayList<>();
  private final List<Object> results = new ArrayList<>();
  private final FxExecutor executor =
      new FxExecutor(background::add, foreground::add, unexpected::add);

  @Test
  void resultComesBackOnTheApplicationThread() {
    executor.call(() -> 42, results::add);
    work();
    assertThat(results).isEmpty();
    deliver();
    assertThat(results).containsExactly(42);
  }

  @Test
  void failureGoesToItsHandler() {
    IOException failure = new IOException("no room");
    executor.call(failing(failure), results::add, results::add);
    work();
    deliver();
    assertThat(results).containsExactly(failure);
    assertThat(unexpected).isEmpty();
  }

  @Test
  void failureThatNobodyHandlesIsNotLost() {
    IOException failure = new IOException("no room");
    executor.call(failing(failure), results::add);
    work();
    deliver();
    assertThat(unexpected).containsExactly(failure);
  }

  @Test
  void failureOfTheReceiverIsNotLost() {
    IllegalStateException failure = new IllegalStateException("cannot show it");
    executor.call(
        () -> 42,
        _ -> {
          throw failure;
        });
    work();
    deliver();
    assertThat(unexpected).containsExactly(failure);
  }

  @Test
  void resultOfStoppedWorkIsKeptBack() {
    Runnable stop = executor.call(() -> 42, results::add);
    work();
    stop.run();
    deliver();
    assertThat(results).isEmpty();
  }

  private void work() {
    background.remove().run();
  }

  private void deliver() {
    foreground.remove().run();
  }

  private static Callable<Object> failing(Exception failure) {
    return () -> {
      throw failure;
    };
  }
}
