/// Where the window begins: the built-in experiments with a sketch of each, recent files, and
/// files opened by dialog or dropped.
@NullMarked
package dev.poolscope.ui.gallery;

import org.jspecify.annotations.NullMarked;
