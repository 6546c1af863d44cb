package dev.poolscope.capture;

import java.util.List;
import java.util.OptionalLong;

/// What a capture holds.
///
/// @param connections in the order of their first SYNs
/// @param packets how many were captured, of whatever kind
/// @param lost how many the capturing program has lost; empty if it does not tell
record CapturedTraffic(List<CapturedConnection> connections, long packets, OptionalLong lost) {}
