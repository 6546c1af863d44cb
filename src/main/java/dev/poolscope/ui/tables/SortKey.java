package dev.poolscope.ui.tables;

import dev.poolscope.timeline.Column;

/// A column to sort by. Empty cells come last either way.
record SortKey(Column column, boolean descending) {}
