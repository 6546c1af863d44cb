/// The operating system's view of our sockets. May import `model`.
@NullMarked
package dev.poolscope.kernel;

import org.jspecify.annotations.NullMarked;
