/// One run: its wiring and its life.
@NullMarked
package dev.poolscope.run;

import org.jspecify.annotations.NullMarked;
