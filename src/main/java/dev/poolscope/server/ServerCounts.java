package dev.poolscope.server;

import java.util.List;
import java.util.Map;

/// What a server has counted by itself since its start.
///
/// @param accepted connections accepted
/// @param open connections not closed yet
/// @param requests requests whose head was read
/// @param requestsByRemotePort the same requests by the client's port; a port used by several
///   connections in turn has their sum
/// @param backends what each server of a backend group has counted; empty for a single server
public record ServerCounts(
    long accepted,
    long open,
    long requests,
    Map<Integer, Long> requestsByRemotePort,
    List<BackendCounts> backends) {
  public ServerCounts {
    requestsByRemotePort = Map.copyOf(requestsByRemotePort);
    backends = List.copyOf(backends);
  }

  /// The counts of a single server.
  public ServerCounts(
      long accepted, long open, long requests, Map<Integer, Long> requestsByRemotePort) {
    this(accepted, open, requests, requestsByRemotePort, List.of());
  }
}
