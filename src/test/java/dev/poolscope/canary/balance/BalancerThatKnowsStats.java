package dev.poolscope.canary.balance;

import dev.poolscope.canary.stats.PrintingStats;

/// Imports what its row of the table does not name.
public record BalancerThatKnowsStats(PrintingStats stats) {}
