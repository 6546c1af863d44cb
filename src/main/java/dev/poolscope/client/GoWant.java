package dev.poolscope.client;

import dev.poolscope.pool.Want;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The want of a call, with the place where the call waits for it.
final class GoWant extends Want {
  private final GoCall call;
  private final CompletableFuture<Slot> waiter = new CompletableFuture<>();

  GoWant(GoCall call) {
    super(call.key(), call.number());
    this.call = call;
  }

  GoCall call() {
    return call;
  }

  void succeed(Slot slot) {
    waiter.complete(slot);
  }

  void fail(IOException error) {
    waiter.completeExceptionally(error);
  }

  /// Waits as long as it takes.
  Slot await() throws IOException {
    try {
      return waiter.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AttemptException(Failures.kindOf(cause), Failures.detailOf(cause), cause);
    }
  }
}
