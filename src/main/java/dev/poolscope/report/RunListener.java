package dev.poolscope.report;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.RequestRow;
import dev.poolscope.trace.LedgerListener;

/// Told by a [RunFold] what it finds on its way through the stream.
public interface RunListener extends LedgerListener {
  /// A listener that does nothing.
  RunListener NONE = new RunListener() {};

  /// A listener that tells two others, in this order.
  static RunListener both(RunListener first, RunListener second) {
    return new RunListener() {
      @Override
      public void entry(EventRow row) {
        first.entry(row);
        second.entry(row);
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

  /// An entry of the stream is about to be folded.
  default void entry(EventRow row) {}

  /// A host's state at a sampling instant.
  default void sample(long tNanos, String host, HostCounts counts) {}
}
