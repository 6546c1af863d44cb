/// Load: arrival schedules, open and closed drivers, and the port to the client that they send
/// requests through. May import `model`, `time`, `trace`, `balance` and `experiment`.
@NullMarked
package dev.poolscope.load;

import org.jspecify.annotations.NullMarked;
