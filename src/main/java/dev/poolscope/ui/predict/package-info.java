/// Predict first: asks for numbers before a run and lays them beside what came.
@NullMarked
package dev.poolscope.ui.predict;

import org.jspecify.annotations.NullMarked;
