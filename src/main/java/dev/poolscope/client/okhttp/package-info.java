/// OkHttp's own pool and dispatcher, observed and not altered.
@NullMarked
package dev.poolscope.client.okhttp;

import org.jspecify.annotations.NullMarked;
