package dev.poolscope.server;

import java.util.Map;

/// What a server has counted by itself since its start.
///
/// @param accepted connections accepted
/// @param open connections not closed yet
/// @param requests requests whose head was read
/// @param requestsByRemotePort the same requests by the client's port; a port used by several
///   connections in turn has their sum
public record ServerCounts(
    long accepted, long open, long requests, Map<Integer, Long> requestsByRemotePort) {
  public ServerCounts {
    requestsByRemotePort = Map.copyOf(requestsByRemotePort);
  }
}
