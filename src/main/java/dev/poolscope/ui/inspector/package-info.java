/// The selected connection, request or pick in plain words: what became of it, and why. May import
/// what every feature may.
@NullMarked
package dev.poolscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
