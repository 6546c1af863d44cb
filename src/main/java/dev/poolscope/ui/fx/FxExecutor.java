package dev.poolscope.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Work off the application thread whose result comes back to it. No exception is lost: one that
/// nobody expects goes to the handler given at the start.
///
/// Threading: safe for use by any thread; results and failures arrive on the application thread.
public final class FxExecutor implements Executor, AutoCloseable {
  private final Executor background;
  private final Executor foreground;
  private final Consumer<Throwable> unexpected;
  private final @Nullable ExecutorService owned;

  /// Works on virtual threads and comes back to the JavaFX application thread.
  ///
  /// @param unexpected told on the application thread of what nobody handles
  public FxExecutor(Consumer<Throwable> unexpected) {
    this(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("poolscope-work-", 0).factory()),
        Platform::runLater,
        unexpected);
  }

  private FxExecutor(ExecutorService owned, Executor foreground, Consumer<Throwable> unexpected) {
    this.background = owned;
    this.foreground = foreground;
    this.unexpected = unexpected;
    this.owned = owned;
  }

  /// Works and comes back on executors of the caller's; tests without a toolkit give the caller's
  /// own thread for both.
  public FxExecutor(Executor background, Executor foreground, Consumer<Throwable> unexpected) {
    this.background = background;
    this.foreground = foreground;
    this.unexpected = unexpected;
    this.owned = null;
  }

  /// Runs something on the application thread, soon.
  @Override
  public void execute(Runnable command) {
    foreground.execute(guarded(command));
  }

  /// Does some work and gives its result to the application thread; a failure goes to the handler
  /// of what nobody expects.
  ///
  /// @return stops the work and keeps its result back
  public <T> Runnable call(Callable<T> work, Consumer<? super T> then) {
    return call(work, then, unexpected);
  }

  /// Does some work and gives its result, or why there is none, to the application thread.
  ///
  /// @return stops the work and keeps its result back
  public <T> Runnable call(
      Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
    Job<T> job = new Job<>(work, then, failed);
    background.execute(job);
    return job::stop;
  }

  /// Stops all work that was begun here; results that have not arrived are kept back.
  @Override
  public void close() {
    if (owned != null) {
      owned.shutdownNow();
    }
  }

  private Runnable guarded(Runnable command) {
    return () -> {
      try {
        command.run();
      } catch (RuntimeException | Error e) {
        unexpected.accept(e);
      }
    };
  }

  /// One piece of work.
  private final class Job<T> extends FutureTask<T> {
    private final Consumer<? super T> then;
    private final Consumer<? super Exception> failed;
    private volatile boolean isStopped;

    Job(Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
      super(work);
      this.then = then;
      this.failed = failed;
    }

    /// Also keeps back a result that is on its way.
    void stop() {
      isStopped = true;
      cancel(true);
    }

    @Override
    protected void done() {
      if (!isCancelled() && !isShutDown()) {
        execute(this::deliver);
      }
    }

    private void deliver() {
      if (isStopped || isShutDown()) {
        return;
      }
      switch (state()) {
        case SUCCESS -> then.accept(resultNow());
        case FAILED -> fail(exceptionNow());
        case RUNNING, CANCELLED -> throw new CancellationException("delivered before its end");
      }
    }

    private void fail(Throwable cause) {
      if (cause instanceof Exception e) {
        failed.accept(e);
      } else {
        unexpected.accept(cause);
      }
    }
  }

  private boolean isShutDown() {
    return owned != null && owned.isShutdown();
  }
}
