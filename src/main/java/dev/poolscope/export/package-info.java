/// Files made from a run's event log.
@NullMarked
package dev.poolscope.export;

import org.jspecify.annotations.NullMarked;
