/// The main view: what the pool did, host by host and connection by connection, on one axis of
/// time, drawn on a canvas, and the same as a picture file.
@NullMarked
package dev.poolscope.ui.scope;

import org.jspecify.annotations.NullMarked;
