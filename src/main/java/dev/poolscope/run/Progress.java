package dev.poolscope.run;

import dev.poolscope.model.HostCounts;
import java.util.Map;

/// How far a run has come, in one consistent reading.
///
/// @param elapsedNanos since the start of the load phase, at most the load phase
/// @param loadNanos the whole load phase
/// @param isLoadDone whether all requests have ended and no more are going to be sent, so that what
///   is left of the load phase shows only what becomes of idle connections
/// @param hosts the counts of every host
public record Progress(
    long elapsedNanos, long loadNanos, boolean isLoadDone, Map<String, HostCounts> hosts) {}
