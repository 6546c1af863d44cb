package dev.poolscope.canary.ui.scope;

import dev.poolscope.canary.ui.tables.TableThatKnowsScope;

/// A feature that imports another.
public record ScopeThatKnowsTable(TableThatKnowsScope pool) {}
