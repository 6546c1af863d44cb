package dev.poolscope.kernel;

import dev.poolscope.model.KernelCounts;
import java.util.Arrays;
import java.util.Collection;

/// Counts of sockets by the server's port and TCP state: client sockets, whose remote port it is,
/// and those of a server on this machine, whose local port it is. Counting allocates nothing.
///
/// Threading: confined to one thread at a time.
final class PortCounts {
  private final int[] ports;
  private final int[] clients;
  private final int[] serversTimeWait;

  /// Counts of these ports, all zero.
  PortCounts(Collection<Integer> ports) {
    this.ports = ports.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    clients = new int[this.ports.length * TcpState.END];
    serversTimeWait = new int[this.ports.length];
  }

  /// Sets all counts to zero.
  void clear() {
    Arrays.fill(clients, 0);
    Arrays.fill(serversTimeWait, 0);
  }

  /// Counts a socket, if one of its ports is one of ours.
  void add(int localPort, int remotePort, int state) {
    if (state < 0 || state >= TcpState.END) {
      return;
    }
    int client = Arrays.binarySearch(ports, remotePort);
    if (client >= 0) {
      clients[client * TcpState.END + state]++;
    }
    if (state == TcpState.TIME_WAIT) {
      int server = Arrays.binarySearch(ports, localPort);
      if (server >= 0) {
        serversTimeWait[server]++;
      }
    }
  }

  /// What was counted to a port; zeros for one that is not counted.
  KernelCounts of(int port) {
    int index = Arrays.binarySearch(ports, port);
    return index < 0
        ? new KernelCounts(0, 0, 0, 0, 0, 0)
        : new KernelCounts(
            client(index, TcpState.ESTABLISHED),
            client(index, TcpState.TIME_WAIT),
            client(index, TcpState.CLOSE_WAIT),
            client(index, TcpState.SYN_SENT),
            client(index, TcpState.FIN_WAIT1)
                + client(index, TcpState.FIN_WAIT2)
                + client(index, TcpState.CLOSING)
                + client(index, TcpState.LAST_ACK),
            serversTimeWait[index]);
  }

  /// The lowest port; 0 when none is counted.
  int lowest() {
    return ports.length == 0 ? 0 : ports[0];
  }

  /// The highest port; 0 when none is counted.
  int highest() {
    return ports.length == 0 ? 0 : ports[ports.length - 1];
  }

  private int client(int index, int state) {
    return clients[index * TcpState.END + state];
  }
}
