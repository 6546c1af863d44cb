package dev.poolscope.server;

import java.util.Map;

/// What a real server says of itself at its end.
///
/// @param counts connections and requests, with no connection open
/// @param reused requests on a connection that had carried one before; -1 if it does not say
/// @param closed connections that it has ended itself; -1 if it does not say
/// @param passed requests that it has passed on, by the port of the server that got them
public record ServerTotals(
    ServerCounts counts, long reused, long closed, Map<Integer, Long> passed) {
  /// What a server does not say.
  public static final long UNKNOWN = -1;

  public ServerTotals {
    passed = Map.copyOf(passed);
  }

  /// The same with another number of accepted connections.
  ServerTotals withAccepted(long accepted) {
    return new ServerTotals(
        new ServerCounts(accepted, counts.open(), counts.requests(), counts.requestsByRemotePort()),
        reused,
        closed,
        passed);
  }
}
