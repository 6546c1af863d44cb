/// What several views draw with: the states of a host by pixel, the band made of them, and the axis
/// of time. May import `model`, `timeline` and `ui.fx`.
@NullMarked
package dev.poolscope.ui.draw;

import org.jspecify.annotations.NullMarked;
