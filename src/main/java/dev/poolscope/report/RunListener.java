package dev.poolscope.report;

import dev.poolscope.model.HostCounts;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.LedgerListener;

/// Told by a [RunFold] what it finds on its way through the stream.
public interface RunListener extends LedgerListener {
  /// A listener that does nothing.
  RunListener NONE = new RunListener() {};

  /// An entry of the stream is about to be folded; `localPort` is that of its connection, 0 if it
  /// has none.
  default void entry(TraceEntry entry, int localPort) {}

  /// A host's state at a sampling instant.
  default void sample(long tNanos, String host, HostCounts counts) {}
}
