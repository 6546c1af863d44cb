/// Statistics of a run, folded from its events: counts per host over the measured window, state
/// sampled at even intervals, percentiles. May import `model`, `time` and `trace`.
@NullMarked
package dev.poolscope.stats;

import org.jspecify.annotations.NullMarked;
