/// Recorded runs laid beside each other: the settings in which they differ and their numbers with
/// the differences. May import `model`, `experiment`, `run`, `export` and `timeline`.
@NullMarked
package dev.poolscope.compare;

import org.jspecify.annotations.NullMarked;
