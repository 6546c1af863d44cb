package dev.poolscope.report;

import dev.poolscope.model.HostCounts;

/// What a row of `samples.csv` is made from.
///
/// @param tNanos the sampling instant, since the start of the run
/// @param host the host's name
/// @param counts its state then
public record SampleRow(long tNanos, String host, HostCounts counts) {}
