/// Sample servers to point load at: an embedded HTTP server whose behaviour can be changed while
/// it runs, and the real servers of `sample-servers/`. Listens on the loopback address only.
@NullMarked
package dev.poolscope.server;

import org.jspecify.annotations.NullMarked;
