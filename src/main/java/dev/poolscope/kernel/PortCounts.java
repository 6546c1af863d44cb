package dev.poolscope.kernel;

import dev.poolscope.model.KernelCounts;
import java.util.Arrays;
import java.util.Collection;

/// Counts of sockets by remote port and TCP state. Counting allocates nothing.
///
/// Threading: confined to one thread at a time.
final class PortCounts {
  /// The numbers that Linux gives to the states of TCP.
  static final int ESTABLISHED = 1;

  static final int TIME_WAIT = 6;
  static final int CLOSE_WAIT = 8;

  /// Above every state of TCP.
  private static final int STATES = 16;

  private final int[] ports;
  private final int[] counts;

  /// Counts of these ports, all zero.
  PortCounts(Collection<Integer> ports) {
    this.ports = ports.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    counts = new int[this.ports.length * STATES];
  }

  /// Sets all counts to zero.
  void clear() {
    Arrays.fill(counts, 0);
  }

  /// Counts a socket, if its remote port is one of ours.
  void add(int remotePort, int state) {
    int port = Arrays.binarySearch(ports, remotePort);
    if (port >= 0 && state >= 0 && state < STATES) {
      counts[port * STATES + state]++;
    }
  }

  /// What was counted to a port; zeros for one that is not counted.
  KernelCounts of(int remotePort) {
    int port = Arrays.binarySearch(ports, remotePort);
    if (port < 0) {
      return new KernelCounts(0, 0, 0);
    }
    int first = port * STATES;
    return new KernelCounts(
        counts[first + ESTABLISHED], counts[first + TIME_WAIT], counts[first + CLOSE_WAIT]);
  }

  /// The lowest port; 0 when none is counted.
  int lowest() {
    return ports.length == 0 ? 0 : ports[0];
  }

  /// The highest port; 0 when none is counted.
  int highest() {
    return ports.length == 0 ? 0 : ports[ports.length - 1];
  }
}
