/// Time as a dependency: a monotone ticker, a scheduler and the wall clock, with their system
/// implementations. The only package that may read a clock, park or sleep. Depends on the JDK
/// alone.
@NullMarked
package dev.poolscope.time;

import org.jspecify.annotations.NullMarked;
