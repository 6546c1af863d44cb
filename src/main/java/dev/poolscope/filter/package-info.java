/// A small language in the manner of Wireshark's display filters over the rows of a
/// [Table][dev.poolscope.timeline.Table]: `host == "a" && reason == IDLE_TOTAL_LIMIT && requests
/// < 2`. Reads it, says what is wrong with it and what may come next, and makes a test of rows
/// out of it.
@NullMarked
package dev.poolscope.filter;

import org.jspecify.annotations.NullMarked;
