package dev.poolscope.balance;

import dev.poolscope.schema.Choice;

/// When a change of load becomes visible to a rule.
public enum CountWhen {
  /// With the pick itself; counts of the surroundings are read at every pick.
  @Choice(doc = "with the pick itself; connections are counted anew at every pick")
  AT_PICK,
  /// When the call has its connection, see [Lease#connected]; for counts of leases only.
  @Choice(doc = "when the request has its connection; for in-flight only")
  ON_CONNECT,
  /// With the first pick that comes long enough after the sample before. Endpoints that joined
  /// since have 0.
  @Choice(doc = "with the first pick at least `sampleEvery` after the sample before")
  SAMPLED
}
