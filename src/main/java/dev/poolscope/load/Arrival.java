package dev.poolscope.load;

import dev.poolscope.model.CallOutcome;
import java.util.function.Consumer;

/// A request that is due now.
///
/// @param request the request; of a balanced one, host and URL are still open
/// @param intendedNanos when it should have started, since the start of the run
/// @param whenEnded called once when it has ended
record Arrival(PooledRequest request, long intendedNanos, Consumer<CallOutcome> whenEnded) {}
