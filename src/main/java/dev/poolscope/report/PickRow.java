package dev.poolscope.report;

import dev.poolscope.model.PoolEvent;

/// What a row of `picks.csv` is made from.
///
/// @param pick its number within the run, from 1
/// @param tNanos when it was made
/// @param event the pick
/// @param instance which of the run's clients has the balancer, from 1; 0 where it is not known
public record PickRow(long pick, long tNanos, PoolEvent.Picked event, int instance) {}
