package dev.poolscope.model;

/// An event with its place in the stream: `seq` counts from 0 without gaps, `tNanos` is the time
/// since the start of the run and never goes back from one entry to the next.
public record TraceEntry(long seq, long tNanos, PoolEvent event) {}
