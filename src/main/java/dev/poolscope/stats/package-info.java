/// Statistics of a host: counts over the load phase, state sampled at even intervals,
/// percentiles.
@NullMarked
package dev.poolscope.stats;

import org.jspecify.annotations.NullMarked;
