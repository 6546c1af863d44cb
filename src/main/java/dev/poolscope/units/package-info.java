/// Durations, sizes and texts as users write and read them. Imports nothing but the JDK.
@NullMarked
package dev.poolscope.units;

import org.jspecify.annotations.NullMarked;
