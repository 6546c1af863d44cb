/// The composition root: chooses between the command line and the window.
@NullMarked
package dev.poolscope;

import org.jspecify.annotations.NullMarked;
