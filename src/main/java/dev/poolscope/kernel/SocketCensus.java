package dev.poolscope.kernel;

import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Counts our sockets host by host, and decides by what a reading cost when the next one may be, so
/// that they take at most a hundredth of one processor.
///
/// Threading: confined to one thread at a time.
final class SocketCensus {
  /// The shortest time between two readings.
  static final long SHORTEST_GAP_NANOS = Duration.ofSeconds(1).toNanos();

  /// A reading may cost this part of the time that follows it.
  static final long GAP_PER_COST = 100;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<String, Integer> ports;
  private final PortCounts counts;
  private final SocketTable table;
  private final Ticker cpu;
  private long samples;
  private long failures;
  private String lastFailure = "";
  private long costNanos;
  private long longestGapNanos;

  /// A census of the sockets to these hosts by remote port, read from the cheapest table that this
  /// machine allows.
  ///
  /// @param cpu the processor time of the thread that takes the samples, in nanoseconds
  static SocketCensus ofThisMachine(Map<String, Integer> ports, Ticker cpu) {
    return new SocketCensus(ports, SocketTable.ofThisMachine(new PortCounts(ports.values())), cpu);
  }

  SocketCensus(Map<String, Integer> ports, SocketTable table, Ticker cpu) {
    this.ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    this.counts = new PortCounts(ports.values());
    this.table = table;
    this.cpu = cpu;
  }

  /// Reads the table, publishes an event for each host, and returns the nanoseconds to let pass
  /// before the next reading. A reading that fails publishes nothing.
  long sample(Consumer<PoolEvent> events) {
    long begin = cpu.nanos();
    counts.clear();
    try {
      table.addTo(counts);
      samples++;
      ports.forEach((host, port) -> events.accept(sampled(host, counts.of(port))));
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

  private static PoolEvent sampled(String host, KernelCounts counts) {
    return new PoolEvent.KernelSampled(
        host, counts.established(), counts.timeWait(), counts.closeWait());
  }
}
