/// The operating system's view of our sockets. May import `model` and `time`.
@NullMarked
package dev.poolscope.kernel;

import org.jspecify.annotations.NullMarked;
