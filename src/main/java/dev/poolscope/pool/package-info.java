/// The connection pool rules of Go's `net/http` Transport as a pure state machine: wants,
/// permits, returned connections and timers go in, actions (dial, deliver, close, arm a timer)
/// come out. No sockets, no threads, no clock.
@NullMarked
package dev.poolscope.pool;

import org.jspecify.annotations.NullMarked;
