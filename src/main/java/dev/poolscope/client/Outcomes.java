package dev.poolscope.client;

import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;

/// Outcomes of requests and the events that tell them.
public final class Outcomes {
  /// That of a request that came when the run had ended already. Made with the first outcome of a
  /// run, so that failures have their class where no file descriptor is left to load it by.
  public static final CallOutcome AFTER_THE_RUN =
      new CallOutcome.Failed(FailureKind.RUN_ENDED, 0, 0, "");

  private Outcomes() {}

  /// The outcome of a request whose response came and whose body was handled.
  public static CallOutcome of(int status, long bytesIn) {
    boolean ok = status >= 200 && status < 300;
    return ok
        ? new CallOutcome.Completed(status, bytesIn)
        : new CallOutcome.Failed(FailureKind.STATUS, status, bytesIn, "status " + status);
  }

  /// The last event of a request.
  public static PoolEvent event(PooledRequest request, long connection, CallOutcome outcome) {
    return switch (outcome) {
      case CallOutcome.Completed o ->
          new PoolEvent.RequestEnded(
              request.host(), connection, request.number(), o.status(), null, o.bytesIn(), "");
      case CallOutcome.Failed o ->
          new PoolEvent.RequestEnded(
              request.host(),
              connection,
              request.number(),
              o.status(),
              o.kind(),
              o.bytesIn(),
              o.detail());
    };
  }
}
