/// HTTP/2 on a connection that somebody else has dialed and decides about: frames, header
/// compression and flow control are OkHttp's, whose internals are used here and nowhere else
/// (decision 11).
@NullMarked
package dev.poolscope.client.http2;

import org.jspecify.annotations.NullMarked;
