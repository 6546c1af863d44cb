/// Files made from a run's event log. May import `model`, `trace`, `stats`, `experiment` and the
/// types of `run`.
@NullMarked
package dev.poolscope.export;

import org.jspecify.annotations.NullMarked;
