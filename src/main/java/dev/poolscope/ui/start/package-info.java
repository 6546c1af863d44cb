/// The first screen: what the program is, and three ways in: an experiment, one's own server, and
/// what was recorded.
@NullMarked
package dev.poolscope.ui.start;

import org.jspecify.annotations.NullMarked;
