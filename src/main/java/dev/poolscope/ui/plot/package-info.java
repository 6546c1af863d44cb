/// The one plot over time that views draw: the visible range and the crosshair, pointer and keys,
/// the bands of hosts, axis, style and legend.
@NullMarked
package dev.poolscope.ui.plot;

import org.jspecify.annotations.NullMarked;
