package dev.poolscope.model;

/// Which side ended a connection first, as seen from the client: the server, when its end of stream
/// or reset had arrived before the client closed.
public enum ClosedBy {
  /// The client closed first.
  CLIENT,
  /// The server's end of stream or reset had arrived before.
  SERVER
}
