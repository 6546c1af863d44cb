package dev.poolscope.canary.ui.pool;

import dev.poolscope.canary.ui.charts.ChartThatKnowsPool;

/// A feature that imports another.
public record PoolThatKnowsChart(ChartThatKnowsPool chart) {}
