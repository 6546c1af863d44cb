/// Findings about a run: rule, evidence, remedy.
@NullMarked
package dev.poolscope.advise;

import org.jspecify.annotations.NullMarked;
