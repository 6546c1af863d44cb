package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import org.jspecify.annotations.Nullable;

/// What a request of the [PoolSimulation] does by itself.
///
/// @param takeDelayNanos time from delivery until it takes the connection
/// @param serviceNanos time it holds the connection; [#HELD] = until the test ends it
/// @param ending why it ends its connection after that time, or null to return it
/// @param dial how a dial on its behalf goes
record RequestPlan(
    long takeDelayNanos, long serviceNanos, @Nullable CloseReason ending, DialPlan dial) {
  static final long HELD = -1;

  /// Takes the connection at once and holds it until told otherwise.
  static RequestPlan holding(DialPlan dial) {
    return new RequestPlan(0, HELD, null, dial);
  }

  /// Takes the connection at once and returns it after a time.
  static RequestPlan serving(long nanos) {
    return new RequestPlan(0, nanos, null, DialPlan.immediate());
  }

  RequestPlan takingAfter(long nanos) {
    return new RequestPlan(nanos, serviceNanos, ending, dial);
  }

  RequestPlan endingWith(CloseReason reason) {
    return new RequestPlan(takeDelayNanos, serviceNanos, reason, dial);
  }

  RequestPlan dialing(DialPlan changed) {
    return new RequestPlan(takeDelayNanos, serviceNanos, ending, changed);
  }
}
