/// Findings about a run: rule, evidence, remedy. May import `model` and `stats`.
@NullMarked
package dev.poolscope.advise;

import org.jspecify.annotations.NullMarked;
