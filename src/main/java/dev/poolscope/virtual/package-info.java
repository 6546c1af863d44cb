/// Pools in virtual time: recorded or planned requests go through the rules of Go's pool without a
/// socket, thousands of times faster than they did or would.
@NullMarked
package dev.poolscope.virtual;

import org.jspecify.annotations.NullMarked;
