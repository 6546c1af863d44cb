/// The counting, pooled client as the run sees it, and what its two sets of rules share. `socket`
/// reports the whole life of a connection; `go` has the rules of Go's Transport, `okhttp` watches
/// OkHttp's own.
///
/// Threading: under `go` a connection has a virtual thread, under `okhttp` a running request has
/// one; idle watchers have threads of their own.
@NullMarked
package dev.poolscope.client;

import org.jspecify.annotations.NullMarked;
