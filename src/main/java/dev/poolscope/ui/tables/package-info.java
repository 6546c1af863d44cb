/// The run's tables: connections, requests, events and picks, sortable and filtered, however many
/// rows they have. Rows stay where they are; what is kept of them is an index.
@NullMarked
package dev.poolscope.ui.tables;

import org.jspecify.annotations.NullMarked;
