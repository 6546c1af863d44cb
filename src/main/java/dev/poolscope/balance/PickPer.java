package dev.poolscope.balance;

import dev.poolscope.schema.Choice;

/// How often a balancer picks.
public enum PickPer {
  @Choice(doc = "for every request")
  REQUEST,
  @Choice(
      doc =
          "only for a client without an open connection; as long as the connection that its latest"
              + " request was given is open, the client keeps to its host, whatever becomes of the host's"
              + " state")
  CONNECTION
}
