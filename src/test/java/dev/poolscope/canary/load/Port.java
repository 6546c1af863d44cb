package dev.poolscope.canary.load;

/// What the client may know.
public interface Port {}
