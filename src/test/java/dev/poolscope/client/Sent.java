package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import dev.poolscope.time.Soon;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A request under way.
record Sent(PooledRequest request, CompletableFuture<CallOutcome> ended) {
  long number() {
    return request.number();
  }

  /// How it ended, waiting for it.
  CallOutcome outcome() {
    return ended.copy().orTimeout(Soon.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Waits for it; it must have ended well.
  CallOutcome.Completed ok() {
    CallOutcome outcome = outcome();
    assertThat(outcome).isInstanceOf(CallOutcome.Completed.class);
    return (CallOutcome.Completed) outcome;
  }

  /// Waits for it; it must have failed.
  CallOutcome.Failed failure() {
    CallOutcome outcome = outcome();
    assertThat(outcome).isInstanceOf(CallOutcome.Failed.class);
    return (CallOutcome.Failed) outcome;
  }

  /// Waits for it; it must have failed in this way.
  void failsWith(FailureKind kind) {
    assertThat(failure().kind()).as("%s", outcome()).isEqualTo(kind);
  }
}
