/// The window: its places for the features, its actions and keys, its status line, and the run
/// that it shows. The only package that knows all features.
@NullMarked
package dev.poolscope.ui.shell;

import org.jspecify.annotations.NullMarked;
