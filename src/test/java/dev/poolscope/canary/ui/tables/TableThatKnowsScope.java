package dev.poolscope.canary.ui.tables;

import dev.poolscope.canary.ui.scope.ScopeThatKnowsTable;

/// A feature that imports another.
public record TableThatKnowsScope(ScopeThatKnowsTable chart) {}
