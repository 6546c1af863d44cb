package dev.poolscope.canary.strange;

/// In a package that the table does not know.
public record Stranger() {}
