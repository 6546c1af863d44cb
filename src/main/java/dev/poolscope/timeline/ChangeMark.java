package dev.poolscope.timeline;

/// A setting that was changed while the run was going.
///
/// @param nanos when, since the start of the run
/// @param path the setting's path, as `--set` takes it
/// @param value the new value
public record ChangeMark(long nanos, String path, String value) {}
