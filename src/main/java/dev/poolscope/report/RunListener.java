package dev.poolscope.report;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.LedgerListener;

/// Told by a [RunFold] what it finds on its way through the stream.
public interface RunListener extends LedgerListener {
  /// A listener that does nothing.
  RunListener NONE = new RunListener() {};

  /// A listener that tells two others, in this order.
  static RunListener both(RunListener first, RunListener second) {
    return new RunListener() {
      @Override
      public void entry(TraceEntry entry, int localPort) {
        first.entry(entry, localPort);
        second.entry(entry, localPort);
      }

      @Override
      public void sample(long tNanos, String host, HostCounts counts) {
        first.sample(tNanos, host, counts);
        second.sample(tNanos, host, counts);
      }

      @Override
      public void connection(ConnectionRow row) {
        first.connection(row);
        second.connection(row);
      }

      @Override
      public void request(RequestRow row) {
        first.request(row);
        second.request(row);
      }
    };
  }

  /// An entry of the stream is about to be folded; `localPort` is that of its connection, 0 if it
  /// has none.
  default void entry(TraceEntry entry, int localPort) {}

  /// A host's state at a sampling instant.
  default void sample(long tNanos, String host, HostCounts counts) {}
}
