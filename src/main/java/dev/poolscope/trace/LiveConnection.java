package dev.poolscope.trace;

import dev.poolscope.model.ConnectionRow;

/// A connection that has not been closed yet.
///
/// @param row what is known of it; its active and idle time are booked up to `sinceNanos`
/// @param held whether a request has held it since then; otherwise, once opened, it has been idle
/// @param sinceNanos when it was last acquired, released or opened, since the start of the run
public record LiveConnection(ConnectionRow row, boolean held, long sinceNanos) {}
