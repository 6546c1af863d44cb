package dev.poolscope.traffic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Requests in the order in which they were due: when each came, to which host, how long it held a
/// connection once it had one, and whether its response was the connection's last. All of it is
/// independent of the limits of the pool that once served it, so that other limits can be tried on
/// it.
///
/// Threading: immutable.
public final class Traffic {
  private final List<String> hosts;
  private final int[] host;
  private final long[] arrivals;
  private final long[] held;
  private final BitSet endsConnection;

  Traffic(List<String> hosts, int[] host, long[] arrivals, long[] held, BitSet endsConnection) {
    this.hosts = List.copyOf(hosts);
    this.host = host;
    this.arrivals = arrivals;
    this.held = held;
    this.endsConnection = endsConnection;
  }

  /// The names of the hosts, by their numbers.
  public List<String> hosts() {
    return hosts;
  }

  /// How many requests there are.
  public int size() {
    return arrivals.length;
  }

  /// The number of the host of a request, which counts from 0.
  public int host(int request) {
    return host[request];
  }

  /// When a request was due, in nanoseconds since the beginning.
  public long arrivalNanos(int request) {
    return arrivals[request];
  }

  /// How long a request held its connection, in nanoseconds; 0 or more.
  public long heldNanos(int request) {
    return held[request];
  }

  /// Whether no other request can use the connection after this one, whatever the limits: the
  /// response or its caller ended it.
  public boolean endsConnection(int request) {
    return endsConnection.get(request);
  }

  /// What was due before an instant.
  ///
  /// @param nanos in nanoseconds since the beginning
  public Traffic until(long nanos) {
    int kept = 0;
    while (kept < arrivals.length && arrivals[kept] < nanos) {
      kept++;
    }
    return new Traffic(
        hosts,
        Arrays.copyOf(host, kept),
        Arrays.copyOf(arrivals, kept),
        Arrays.copyOf(held, kept),
        endsConnection.get(0, kept));
  }

  /// From the beginning to the last arrival, in nanoseconds; 0 without requests.
  public long lengthNanos() {
    return arrivals.length == 0 ? 0 : arrivals[arrivals.length - 1];
  }

  /// The sum of all times for which connections were held, in nanoseconds: divided by the length it
  /// is the concurrency that Little's law gives.
  public double heldInAllNanos() {
    return Arrays.stream(held).asDoubleStream().sum();
  }
}
