package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The census tells what it counted, what that cost, and when to count again.
class SocketCensusTest {
  private static final long MILLI = 1_000_000;

  private final VirtualTime cpu = new VirtualTime();
  private final List<PoolEvent> events = new ArrayList<>();
  private final TableDouble table = new TableDouble();

  private SocketCensus census(Map<String, Integer> ports) {
    return new SocketCensus(ports, table, cpu);
  }

  @Test
  void publishesEachHostInItsOrder() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("b", 2);
    ports.put("a", 1);
    table.sockets =
        counts -> {
          counts.add(1, PortCounts.ESTABLISHED);
          counts.add(2, PortCounts.TIME_WAIT);
          counts.add(2, PortCounts.TIME_WAIT);
          counts.add(2, PortCounts.CLOSE_WAIT);
          counts.add(3, PortCounts.ESTABLISHED);
        };
    SocketCensus census = census(ports);
    census.sample(events::add);
    census.sample(events::add);
    PoolEvent a = new PoolEvent.KernelSampled("a", 1, 0, 0);
    PoolEvent b = new PoolEvent.KernelSampled("b", 0, 2, 1);
    assertThat(events).containsExactly(b, a, b, a);
  }

  @Test
  void hostsOfOnePortHaveTheSameCounts() {
    table.sockets = counts -> counts.add(1, PortCounts.ESTABLISHED);
    census(Map.of("a", 1, "b", 1)).sample(events::add);
    assertThat(events)
        .containsExactlyInAnyOrder(
            new PoolEvent.KernelSampled("a", 1, 0, 0), new PoolEvent.KernelSampled("b", 1, 0, 0));
  }

  @Test
  void cheapReadingsComeOnceASecond() {
    SocketCensus census = census(Map.of("a", 1));
    assertThat(after(census, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(after(census, 10 * MILLI)).isEqualTo(Duration.ofSeconds(1));
    assertThat(census.cost().longestGapSeconds()).isEqualTo(1);
  }

  @Test
  void dearReadingsTakeAHundredthOfTheTime() {
    SocketCensus census = census(Map.of("a", 1));
    assertThat(after(census, 10 * MILLI + 1)).isEqualTo(Duration.ofSeconds(1).plusNanos(100));
    assertThat(after(census, 70 * MILLI)).isEqualTo(Duration.ofSeconds(7));
    assertThat(after(census, MILLI)).isEqualTo(Duration.ofSeconds(1));
    assertThat(census.cost().longestGapSeconds()).isEqualTo(7);
  }

  @Test
  void publishingCountsAsCost() {
    SocketCensus census = census(Map.of("a", 1));
    long gap = census.sample(_ -> cpu.pass(20 * MILLI));
    assertThat(Duration.ofNanos(gap)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void takesAHundredthOfAnHourAtMost() {
    SocketCensus census = census(Map.of("a", 1));
    long elapsed = 0;
    for (int i = 0; elapsed < Duration.ofHours(1).toNanos(); i++) {
      table.costNanos = i % 50 * MILLI;
      elapsed += table.costNanos + census.sample(events::add);
    }
    assertThat(census.cost().cpuSeconds() * 1e9 / elapsed).isBetween(0.005, 0.01);
  }

  @Test
  void sumsUpWhatReadingsCost() {
    SocketCensus census = census(Map.of("a", 1));
    assertThat(census.cost()).isEqualTo(new KernelCost("double", 0, 0, "", 0, 0));
    after(census, 2 * MILLI);
    after(census, 3 * MILLI);
    assertThat(census.cost()).isEqualTo(new KernelCost("double", 2, 0, "", 0.005, 1));
  }

  @Test
  void refusedReadingsAreNoSamplesAndAreSaid() {
    SocketCensus census = census(Map.of("a", 1));
    table.sockets =
        counts -> {
          counts.add(1, PortCounts.ESTABLISHED);
          throw new IOException("netlink answered errno 105");
        };
    assertThat(after(census, 20 * MILLI)).isEqualTo(Duration.ofSeconds(2));
    assertThat(events).isEmpty();
    table.sockets = _ -> {};
    after(census, 0);
    assertThat(events).containsExactly(new PoolEvent.KernelSampled("a", 0, 0, 0));
    assertThat(census.cost())
        .isEqualTo(new KernelCost("double", 1, 1, "netlink answered errno 105", 0.02, 2));
  }

  private Duration after(SocketCensus census, long costNanos) {
    table.costNanos = costNanos;
    return Duration.ofNanos(census.sample(events::add));
  }

  /// Has the sockets and the cost that a test gives it.
  private final class TableDouble implements SocketTable {
    long costNanos;
    Sockets sockets = _ -> {};

    @Override
    public void addTo(PortCounts counts) throws IOException {
      cpu.pass(costNanos);
      sockets.addTo(counts);
    }

    @Override
    public String source() {
      return "double";
    }
  }

  private interface Sockets {
    void addTo(PortCounts counts) throws IOException;
  }
}
