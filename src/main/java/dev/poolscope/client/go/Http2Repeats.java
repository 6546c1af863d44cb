package dev.poolscope.client.go;

import dev.poolscope.client.socket.AttemptException;
import dev.poolscope.client.socket.Failures;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.time.Duration;

/// Repeats requests whose streams were refused, as Go does (`RoundTripOpt` in
/// `net/http/h2_bundle.go`): at once, then after 1, 2, 4, 8, 16 and 32 s, and then no more. Its
/// jitter of a tenth is lost to rounding. A request that had to wait for a connection begins anew.
///
/// Threading: safe for use by any thread; state is guarded by the lock of [GuardedPool].
final class Http2Repeats {
  private static final int MOST_REPEATS = 7;

  private final GuardedPool pool;
  private final GoCall.Owner owner;

  Http2Repeats(GuardedPool pool, GoCall.Owner owner) {
    this.pool = pool;
    this.owner = owner;
  }

  /// Sends a request again, at once or after a while.
  ///
  /// @param failed the connection of the attempt that failed
  /// @return false if it was cancelled, or has been repeated too often
  boolean repeat(GoCall call, Http2Link failed, IOException failure) {
    boolean[] repeats = new boolean[1];
    pool.step(
        (_, effects) -> {
          int before = call.repeats++;
          if (call.cancelledBy() != null || before >= MOST_REPEATS) {
            return;
          }
          repeats[0] = true;
          call.publish(
              new PoolEvent.RequestRetried(
                  call.host(),
                  failed.id(),
                  call.number(),
                  Failures.kindOf(failure),
                  Failures.detailOf(failure)));
          if (before == 0) {
            effects.add(() -> owner.ask(call));
          } else {
            long wait = Duration.ofSeconds(1L << (before - 1)).toNanos();
            call.backoff = pool.later(wait, () -> goOn(call));
          }
        });
    return repeats[0];
  }

  private void goOn(GoCall call) {
    boolean[] goesOn = new boolean[1];
    pool.step(
        (_, _) -> {
          goesOn[0] = call.backoff != null;
          call.backoff = null;
        });
    if (goesOn[0]) {
      owner.ask(call);
    }
  }

  /// A request was cancelled; it fails if it waits to be repeated. Under the lock.
  void cancel(GoCall call, FailureKind kind, Effects effects) {
    if (call.backoff != null) {
      call.backoff.cancel();
      call.backoff = null;
      effects.add(() -> call.fail(new AttemptException(kind, null, null)));
    }
  }
}
