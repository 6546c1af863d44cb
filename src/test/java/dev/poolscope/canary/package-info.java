/// Classes that each break one architecture rule, laid out like the program. They prove that the
/// rules reject what they should; nothing else uses them.
@NullMarked
package dev.poolscope.canary;

import org.jspecify.annotations.NullMarked;
