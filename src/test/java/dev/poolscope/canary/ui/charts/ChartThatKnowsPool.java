package dev.poolscope.canary.ui.charts;

import dev.poolscope.canary.ui.pool.PoolThatKnowsChart;

/// A feature that imports another.
public record ChartThatKnowsPool(PoolThatKnowsChart pool) {}
