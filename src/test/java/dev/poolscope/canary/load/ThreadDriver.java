package dev.poolscope.canary.load;

/// What the client may not know.
public final class ThreadDriver {}
