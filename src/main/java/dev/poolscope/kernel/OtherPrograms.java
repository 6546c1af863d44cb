package dev.poolscope.kernel;

import com.sun.management.OperatingSystemMXBean;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Ticker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much processor time others used while Poolscope and the servers it started ran: what the
/// machine used in all, less what these did.
///
/// Threading: confined to one thread.
public final class OtherPrograms {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Ticker ticker;
  private final long beganNanos;
  private final long ownBefore;

  /// Begins to measure.
  public OtherPrograms(Ticker ticker) {
    this.ticker = ticker;
    beganNanos = ticker.nanos();
    ownBefore = own();
    // The load is that since the call before.
    double _ = system.getCpuLoad();
  }

  /// What others used since; null where the machine does not tell.
  public PoolEvent.@Nullable OthersRan measured() {
    long nanos = ticker.nanos() - beganNanos;
    double load = system.getCpuLoad();
    int processors = system.getAvailableProcessors();
    if (load < 0 || nanos <= 0) {
      return null;
    }
    long all = (long) (load * processors * nanos);
    return new PoolEvent.OthersRan(Math.max(0, all - (own() - ownBefore)), nanos, processors);
  }

  private long own() {
    long servers =
        ProcessHandle.current()
            .descendants()
            .mapToLong(server -> server.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
            .sum();
    return system.getProcessCpuTime() + servers;
  }
}
