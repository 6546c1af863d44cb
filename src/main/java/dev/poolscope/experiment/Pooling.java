package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// Whose requests share a pool of connections.
public enum Pooling {
  @Choice(doc = "those of all clients, as in one process")
  SHARED,
  @Choice(
      label = "perClient",
      doc = "those of one client (request.clients); each has a pool of its own, with these limits")
  PER_CLIENT
}
