/// One run: its wiring and life, its directory, and the report made from its event log. May import
/// everything but `export`, `cli` and `ui`.
@NullMarked
package dev.poolscope.run;

import org.jspecify.annotations.NullMarked;
