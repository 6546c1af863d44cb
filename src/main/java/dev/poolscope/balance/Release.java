package dev.poolscope.balance;

/// The end of a lease.
///
/// @param heldNanos the time between pick and release
/// @param nowNanos the ticker reading
record Release(Outcome outcome, long heldNanos, long nowNanos) {
  /// The latency of a success, else how long the lease was held.
  long latencyNanos() {
    return outcome instanceof Outcome.Succeeded succeeded ? succeeded.latencyNanos() : heldNanos;
  }
}
