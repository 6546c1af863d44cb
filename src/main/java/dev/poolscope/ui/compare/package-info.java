/// Compare: two or more recorded runs on one axis of time, aligned at their start, with the table
/// of their differences. May import what features may, and `compare`.
@NullMarked
package dev.poolscope.ui.compare;

import org.jspecify.annotations.NullMarked;
