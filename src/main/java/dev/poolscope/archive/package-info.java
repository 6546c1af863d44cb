/// The directory of a run and what stands in it beside the tables: the experiment, `run.json`,
/// the event log.
@NullMarked
package dev.poolscope.archive;

import org.jspecify.annotations.NullMarked;
