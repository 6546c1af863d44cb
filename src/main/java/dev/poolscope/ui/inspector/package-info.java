/// The selected connection, request or pick in plain words: what became of it, and why.
@NullMarked
package dev.poolscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
