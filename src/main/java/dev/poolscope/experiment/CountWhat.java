package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// What a balancer takes for the load of a host.
public enum CountWhat {
  @Choice(doc = "requests sent to it and not ended; per connection, clients that keep to it")
  IN_FLIGHT,
  @Choice(label = "dialing+active", doc = "connections being dialed or in use")
  DIALING_AND_ACTIVE,
  @Choice(doc = "all open connections, the idle ones included")
  OPEN_SOCKETS
}
