/// Compare: two or more recorded runs on one axis of time, aligned at their start, with the table
/// of their differences.
@NullMarked
package dev.poolscope.ui.compare;

import org.jspecify.annotations.NullMarked;
