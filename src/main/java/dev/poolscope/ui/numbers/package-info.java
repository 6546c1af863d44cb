/// The numbers of a run by host and in all, of the whole run or of the range looked at, and the
/// verdict on what the experiment expected.
@NullMarked
package dev.poolscope.ui.numbers;

import org.jspecify.annotations.NullMarked;
