/// The rules of Go's Transport: the pool's state machine behind one lock, the dials it asks for,
/// and a thread for each connection that carries out its exchanges through OkHttp.
@NullMarked
package dev.poolscope.client.go;

import org.jspecify.annotations.NullMarked;
