/// A TCP socket that reports its whole life, the dialer that makes it, and the names of network
/// failures. Knows neither OkHttp nor a pool.
@NullMarked
package dev.poolscope.client.socket;

import org.jspecify.annotations.NullMarked;
