package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the events of one log.
///
/// Threading: immutable.
@FunctionalInterface
interface EventDecoder {
  /// The next event, or null for one that this version does not know.
  @Nullable PoolEvent read(ValueReader in) throws IOException;
}
