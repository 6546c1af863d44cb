package dev.poolscope.kernel;

import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.SocketTally;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Counts our sockets host by host, lays the client's own count beside it, and decides by what a
/// reading cost when the next one may be, so that they take at most 0.8 % of one processor.
///
/// A reading is of no single instant. The client's count is therefore taken before and after it,
/// and what is told is how many sockets it had at least and at most in between.
///
/// Threading: confined to one thread at a time.
final class SocketCensus {
  /// The shortest time between two readings.
  static final long SHORTEST_GAP_NANOS = Duration.ofMillis(100).toNanos();

  /// A reading may cost this part of the time that follows it.
  static final long GAP_PER_COST = 125;

  private static final double NANOS_PER_SECOND = 1e9;

  private final List<KernelHost> hosts;
  private final Function<String, SocketTally> client;
  private final PortCounts counts;
  private final SocketTable table;
  private final Ticker cpu;
  private long samples;
  private long failures;
  private String lastFailure = "";
  private long costNanos;
  private long longestGapNanos;

  /// A census of the sockets to these hosts, read from the cheapest table that this machine allows.
  ///
  /// @param client what a host's sockets are by the client's own count, at the moment it is asked
  /// @param cpu the processor time of the thread that takes the samples, in nanoseconds
  static SocketCensus ofThisMachine(
      List<KernelHost> hosts, Function<String, SocketTally> client, Ticker cpu) {
    return new SocketCensus(hosts, client, SocketTable.ofThisMachine(countsOf(hosts)), cpu);
  }

  SocketCensus(
      List<KernelHost> hosts, Function<String, SocketTally> client, SocketTable table, Ticker cpu) {
    this.hosts = List.copyOf(hosts);
    this.client = client;
    this.counts = countsOf(hosts);
    this.table = table;
    this.cpu = cpu;
  }

  private static PortCounts countsOf(List<KernelHost> hosts) {
    return new PortCounts(hosts.stream().map(KernelHost::port).toList());
  }

  /// Reads the table, publishes two events for each host, and returns the nanoseconds to let pass
  /// before the next reading. A reading that fails publishes nothing.
  long sample(Consumer<PoolEvent> events) {
    long begin = cpu.nanos();
    counts.clear();
    try {
      List<SocketTally> before = tallies();
      table.addTo(counts);
      List<SocketTally> after = tallies();
      samples++;
      for (int i = 0; i < hosts.size(); i++) {
        publish(hosts.get(i), before.get(i), after.get(i), events);
      }
    } catch (IOException e) {
      failures++;
      lastFailure = String.valueOf(e.getMessage());
    }
    long cost = cpu.nanos() - begin;
    costNanos += cost;
    long gap = Math.max(SHORTEST_GAP_NANOS, GAP_PER_COST * cost);
    longestGapNanos = Math.max(longestGapNanos, gap);
    return gap;
  }

  /// What all readings have cost so far.
  KernelCost cost() {
    return new KernelCost(
        table.source(),
        samples,
        failures,
        lastFailure,
        costNanos / NANOS_PER_SECOND,
        longestGapNanos / NANOS_PER_SECOND);
  }

  /// By host; hosts of one port cannot be told apart by it, so each has the sockets of all of them.
  private List<SocketTally> tallies() {
    return hosts.stream().map(host -> tally(host.port())).toList();
  }

  private SocketTally tally(int port) {
    SocketTally sum = SocketTally.NONE;
    for (KernelHost host : hosts) {
      if (host.port() == port) {
        sum = sum.plus(client.apply(host.name()));
      }
    }
    return sum;
  }

  private void publish(
      KernelHost host, SocketTally before, SocketTally after, Consumer<PoolEvent> events) {
    KernelCounts found = counts.of(host.port());
    events.accept(
        new PoolEvent.KernelSampled(
            host.name(), found.established(), found.timeWait(), found.closeWait()));
    events.accept(
        new PoolEvent.SocketsCompared(
            host.name(),
            found.dialing(),
            found.open(),
            found.closing(),
            host.here() ? found.serverTimeWait() : -1,
            before.leastUntil(after),
            host.shared() ? -1 : before.mostUntil(after)));
  }
}
