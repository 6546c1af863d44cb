/// Load: arrival schedules, open and closed drivers, and the port to the client that they send
/// requests through.
@NullMarked
package dev.poolscope.load;

import org.jspecify.annotations.NullMarked;
