/// The main view: what the pool did, host by host and connection by connection, on one axis of
/// time, drawn on a canvas, and the same as a picture file. May import what every feature may.
@NullMarked
package dev.poolscope.ui.scope;

import org.jspecify.annotations.NullMarked;
