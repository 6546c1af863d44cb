package dev.poolscope.run;

import dev.poolscope.model.HostCounts;
import java.util.Map;

/// How far a run has come, in one consistent reading.
///
/// @param elapsedNanos since the start of the window, at most the window
/// @param windowNanos the whole window
/// @param hosts the counts of every host
public record Progress(long elapsedNanos, long windowNanos, Map<String, HostCounts> hosts) {}
