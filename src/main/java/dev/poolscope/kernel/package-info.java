/// The operating system's view of our sockets. May import `model`, `time` and `trace`.
@NullMarked
package dev.poolscope.kernel;

import org.jspecify.annotations.NullMarked;
