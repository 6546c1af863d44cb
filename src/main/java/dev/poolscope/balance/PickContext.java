package dev.poolscope.balance;

import org.jspecify.annotations.Nullable;

/// What a rule may know about the call that it chooses for.
///
/// @param nowNanos the ticker reading
/// @param key the client address or hash key, or null if there is none
/// @param request the number of the request within the run
public record PickContext(long nowNanos, @Nullable String key, long request) {}
