/// Runs of several generators that sent the parts of one load, made into one run.
@NullMarked
package dev.poolscope.merge;

import org.jspecify.annotations.NullMarked;
