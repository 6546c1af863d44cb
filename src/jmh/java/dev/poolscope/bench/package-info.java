/// What picks cost. Built and run in the profile `benchmark` only.
@NullMarked
package dev.poolscope.bench;

import org.jspecify.annotations.NullMarked;
