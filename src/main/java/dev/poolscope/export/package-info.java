/// Files made from a run's event log. May import `model`, `trace`, `stats`, `config` and the report
/// types of `run`.
@NullMarked
package dev.poolscope.export;

import org.jspecify.annotations.NullMarked;
