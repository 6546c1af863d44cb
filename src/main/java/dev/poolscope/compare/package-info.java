/// Recorded runs laid beside each other: the settings in which they differ and their numbers with
/// the differences.
@NullMarked
package dev.poolscope.compare;

import org.jspecify.annotations.NullMarked;
