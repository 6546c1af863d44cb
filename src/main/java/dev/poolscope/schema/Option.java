package dev.poolscope.schema;

/// One of the values that a field may have.
///
/// @param label how the file writes it
/// @param doc what it means, without a full stop
public record Option(String label, String doc) {}
