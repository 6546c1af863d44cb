/// What a run amounts to: the fold of its events, the columns of its files and the report made
/// from them. Knows nothing of how a run takes place.
@NullMarked
package dev.poolscope.report;

import org.jspecify.annotations.NullMarked;
