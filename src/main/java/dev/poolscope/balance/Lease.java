package dev.poolscope.balance;

/// The right to use an endpoint for one call. It counts as in flight until it is released; a lease
/// that never is counts for ever.
///
/// Threading: safe for use by any thread; the first release wins.
public interface Lease extends AutoCloseable {
  /// The name of the endpoint.
  String endpoint();

  /// How the choice was made.
  PickRecord pick();

  /// Says that the call has its connection, new or reused. Only balancers that count on connect
  /// care. Without effect when repeated or after the release.
  void connected();

  /// Ends the lease. Without effect when it has ended already.
  ///
  /// @param nowNanos the ticker reading
  void release(Outcome outcome, long nowNanos);

  /// Releases it as cancelled, at the latest time its balancer was told.
  @Override
  void close();
}
