/// The operating system's view of our sockets.
@NullMarked
package dev.poolscope.kernel;

import org.jspecify.annotations.NullMarked;
