package dev.poolscope.balance;

import dev.poolscope.schema.Choice;

/// What a rule takes for the load of an endpoint.
public enum CountWhat {
  /// Leases taken and not released.
  @Choice(doc = "requests sent to it and not ended; per connection, clients that keep to it")
  IN_FLIGHT,
  /// Connections being dialed or in use.
  @Choice(label = "dialing+active", doc = "connections being dialed or in use")
  DIALING_AND_ACTIVE,
  /// All open connections, the idle ones included.
  @Choice(doc = "all open connections, the idle ones included")
  OPEN_SOCKETS
}
