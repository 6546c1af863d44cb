/// One experiment under many settings: the grid of their values, the table of what came of each,
/// and what it says.
@NullMarked
package dev.poolscope.sweep;

import org.jspecify.annotations.NullMarked;
