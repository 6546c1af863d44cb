/// Requests as they came and how long each was served, from a run or from another program's log.
@NullMarked
package dev.poolscope.traffic;

import org.jspecify.annotations.NullMarked;
