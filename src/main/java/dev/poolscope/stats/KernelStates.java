package dev.poolscope.stats;

import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// The operating system's counts of sockets over the load phase, of one host or of all together:
/// the largest of each, and the latest. What was not read is -1.
///
/// Threading: confined to one thread.
public final class KernelStates {
  private final Map<String, KernelCounts> latest = new HashMap<>();

  /// The hosts of the reading that is being told, host by host. Its sums only grow, so that none
  /// is ever above what the whole reading has.
  private final Set<String> told = new HashSet<>();

  private int timeWait;
  private int closeWait;
  private long peakTimeWait = -1;
  private long peakCloseWait = -1;

  /// The same of the servers' sockets, told behind the clients'.
  private final Set<String> toldOfServers = new HashSet<>();

  private int serverTimeWait;
  private long peakServerTimeWait = -1;
  private final KernelAgreement agreement = new KernelAgreement();

  void compared(long nanos, PoolEvent.SocketsCompared counts) {
    agreement.compared(nanos, counts);
    if (counts.serverTimeWait() >= 0) {
      if (!toldOfServers.add(counts.host())) {
        toldOfServers.clear();
        toldOfServers.add(counts.host());
        serverTimeWait = 0;
      }
      serverTimeWait += counts.serverTimeWait();
      peakServerTimeWait = Math.max(peakServerTimeWait, serverTimeWait);
    }
  }

  void sampled(PoolEvent.KernelSampled sample) {
    if (sample.established() < 0) {
      return;
    }
    if (!told.add(sample.host())) {
      told.clear();
      told.add(sample.host());
      timeWait = 0;
      closeWait = 0;
    }
    timeWait += sample.timeWait();
    closeWait += sample.closeWait();
    peakTimeWait = Math.max(peakTimeWait, timeWait);
    peakCloseWait = Math.max(peakCloseWait, closeWait);
    latest.put(
        sample.host(),
        new KernelCounts(sample.established(), sample.timeWait(), sample.closeWait()));
  }

  /// The most client sockets in TIME_WAIT at one reading.
  public long peakTimeWait() {
    return peakTimeWait;
  }

  /// The most sockets of servers on this machine in TIME_WAIT at one reading.
  public long peakServerTimeWait() {
    return peakServerTimeWait;
  }

  /// Whether the client counts the same.
  public KernelAgreement agreement() {
    return agreement;
  }

  /// The most sockets in CLOSE_WAIT at one reading.
  public long peakCloseWait() {
    return peakCloseWait;
  }

  /// The latest count of a state.
  public long latest(ToIntFunction<KernelCounts> state) {
    return latest.isEmpty() ? -1 : latest.values().stream().mapToInt(state).sum();
  }
}
