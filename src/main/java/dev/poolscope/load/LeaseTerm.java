package dev.poolscope.load;

import dev.poolscope.balance.Lease;
import dev.poolscope.balance.Outcome;
import org.jspecify.annotations.Nullable;

/// Which requests need a pick, and when its lease ends.
///
/// Threading: safe for use by any thread. Called while the client's locks may be held, so it must
/// answer at once and not call the client.
interface LeaseTerm {
  /// A balanced request is about to be sent.
  ///
  /// @return the host that its client keeps to, or null if a pick is needed
  @Nullable String begin(PooledRequest request);

  /// A pick was made for a request.
  void taken(PooledRequest request, Lease lease);

  /// A request was given a connection. Requests of other loads are none of its business.
  void connected(long request, long connection);

  /// A connection was closed.
  void closed(long connection);

  /// A balanced request ended.
  ///
  /// @param nowNanos the ticker reading
  void ended(PooledRequest request, Outcome outcome, long nowNanos);

  /// Ends leases.
  @FunctionalInterface
  interface Releaser {
    /// Ends a lease.
    ///
    /// @param nowNanos the ticker reading
    void release(Lease lease, Outcome outcome, long nowNanos);
  }
}
