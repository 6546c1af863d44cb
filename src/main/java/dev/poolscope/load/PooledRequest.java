package dev.poolscope.load;

import java.net.URI;

/// One request to be sent.
///
/// @param number its number within the run, from 1
/// @param host its target's name
/// @param url where it goes
/// @param method the HTTP method
/// @param bodyBytes the size of its body, 0 for none
/// @param replayable whether the body can be produced again
/// @param idempotencyKey whether it carries an `Idempotency-Key` header
/// @param client the identity it carries
public record PooledRequest(
    long number,
    String host,
    URI url,
    String method,
    long bodyBytes,
    boolean replayable,
    boolean idempotencyKey,
    String client) {}
