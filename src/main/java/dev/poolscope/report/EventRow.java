package dev.poolscope.report;

import dev.poolscope.model.TraceEntry;

/// What a row of `events.csv` is made from.
///
/// @param entry the entry of the stream
/// @param localPort the client port of its connection, 0 if it has none
/// @param instance which of the run's clients it is of, from 1; 0 if it is of none
public record EventRow(TraceEntry entry, int localPort, int instance) {}
