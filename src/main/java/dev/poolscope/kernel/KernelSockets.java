package dev.poolscope.kernel;

import java.util.HashMap;
import java.util.Map;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;

/// Counts the client ends of TCP connections in the operating system's socket table.
///
/// Threading: confined to one thread.
final class KernelSockets {
  private final InternetProtocolStats sockets =
      new SystemInfo().getOperatingSystem().getInternetProtocolStats();

  /// The sockets whose remote port is one of those given, by that port and TCP state.
  Map<Integer, Map<TcpState, Integer>> byRemotePort(Iterable<Integer> remotePorts) {
    Map<Integer, Map<TcpState, Integer>> counts = new HashMap<>();
    remotePorts.forEach(port -> counts.put(port, new HashMap<>()));
    for (IPConnection connection : sockets.getConnections()) {
      Map<TcpState, Integer> states = counts.get(connection.getForeignPort());
      if (states != null && connection.getType().startsWith("tcp")) {
        states.merge(connection.getState(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
