/// Statistics of a host: counts over the load phase, state sampled at even intervals,
/// percentiles. May import `model` and `time`.
@NullMarked
package dev.poolscope.stats;

import org.jspecify.annotations.NullMarked;
