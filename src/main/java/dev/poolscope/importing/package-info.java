/// Runs made of what others have recorded.
@NullMarked
package dev.poolscope.importing;

import org.jspecify.annotations.NullMarked;
