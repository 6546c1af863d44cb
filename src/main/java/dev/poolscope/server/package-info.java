/// Sample servers to point load at: an embedded HTTP server whose behaviour can be changed while it
/// runs, and the real servers of `sample-servers/`. May import `model`, `time`, `schema` and, for
/// what a sample does, `experiment`; Jetty; and OkHttp's TLS helpers for the self-made certificate
/// only. Listens on the loopback address only.
@NullMarked
package dev.poolscope.server;

import org.jspecify.annotations.NullMarked;
