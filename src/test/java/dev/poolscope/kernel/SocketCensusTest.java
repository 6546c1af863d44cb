package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.SocketTally;
import dev.poolscope.time.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The census tells what it counted, what that cost, and when to count again.
class SocketCensusTest {
  private static final long MILLI = 1_000_000;

  private final VirtualTime cpu = new VirtualTime();
  private final List<PoolEvent> events = new ArrayList<>();
  private final TableDouble table = new TableDouble();
  private final Map<String, SocketTally> tallies = new HashMap<>();

  private SocketCensus census(KernelHost... hosts) {
    return new SocketCensus(
        List.of(hosts), host -> tallies.getOrDefault(host, SocketTally.NONE), table, cpu);
  }

  private SocketCensus ofA() {
    return census(host("a", 1));
  }

  private static KernelHost host(String name, int port) {
    return new KernelHost(name, port, true, false);
  }

  @Test
  void publishesEachHostInItsOrderInTwoParts() {
    table.sockets =
        counts -> {
          counts.add(9, 1, TcpState.ESTABLISHED);
          counts.add(9, 2, TcpState.TIME_WAIT);
          counts.add(9, 2, TcpState.TIME_WAIT);
          counts.add(9, 2, TcpState.CLOSE_WAIT);
          counts.add(9, 2, TcpState.SYN_SENT);
          counts.add(9, 2, TcpState.LAST_ACK);
          counts.add(9, 2, TcpState.FIN_WAIT1);
          counts.add(2, 9, TcpState.TIME_WAIT);
          counts.add(2, 9, TcpState.ESTABLISHED);
          counts.add(9, 3, TcpState.ESTABLISHED);
        };
    SocketCensus census = census(host("b", 2), host("a", 1));
    census.sample(events::add);
    assertThat(events)
        .containsExactly(
            new PoolEvent.KernelSampled("b", 0, 2, 1),
            new PoolEvent.SocketsCompared("b", 1, 1, 2, 1, 0, 0),
            new PoolEvent.KernelSampled("a", 1, 0, 0),
            new PoolEvent.SocketsCompared("a", 0, 1, 0, 0, 0, 0));
    census.sample(events::add);
    assertThat(events).hasSize(8);
    assertThat(events.subList(4, 8)).isEqualTo(events.subList(0, 4));
  }

  @Test
  void laysTheClientsCountsBeforeAndAfterTheReadingBesideIt() {
    tallies.put("a", new SocketTally(7, 1, 5, 2, 1));
    table.sockets = _ -> tallies.put("a", new SocketTally(9, 1, 6, 3, 2));
    ofA().sample(events::add);
    // Of the five opened before it three were being closed by its end, and of the nine dialed by
    // its
    // end one had failed and one was closed before it.
    assertThat(events.getLast()).isEqualTo(new PoolEvent.SocketsCompared("a", 0, 0, 0, 0, 2, 7));
  }

  @Test
  void hostsOfOnePortHaveTheSameCounts() {
    tallies.put("a", new SocketTally(2, 0, 2, 0, 0));
    tallies.put("b", new SocketTally(1, 0, 1, 0, 0));
    table.sockets = counts -> counts.add(9, 1, TcpState.ESTABLISHED);
    census(host("a", 1), host("b", 1)).sample(events::add);
    assertThat(events)
        .containsExactly(
            new PoolEvent.KernelSampled("a", 1, 0, 0),
            new PoolEvent.SocketsCompared("a", 0, 1, 0, 0, 3, 3),
            new PoolEvent.KernelSampled("b", 1, 0, 0),
            new PoolEvent.SocketsCompared("b", 0, 1, 0, 0, 3, 3));
  }

  @Test
  void whatCannotBeKnownIsNotTold() {
    table.sockets = counts -> counts.add(1, 9, TcpState.TIME_WAIT);
    census(new KernelHost("away", 1, false, false), new KernelHost("shared", 1, true, true))
        .sample(events::add);
    assertThat(events)
        .contains(
            new PoolEvent.SocketsCompared("away", 0, 0, 0, -1, 0, 0),
            new PoolEvent.SocketsCompared("shared", 0, 0, 0, 1, 0, -1));
  }

  @Test
  void cheapReadingsComeTenTimesASecond() {
    SocketCensus census = ofA();
    assertThat(after(census, 0)).isEqualTo(Duration.ofMillis(100));
    assertThat(after(census, 800_000)).isEqualTo(Duration.ofMillis(100));
    assertThat(census.cost().longestGapSeconds()).isEqualTo(0.1);
  }

  @Test
  void dearReadingsTakeAPartOfTheTime() {
    SocketCensus census = ofA();
    assertThat(after(census, 800_001)).isEqualTo(Duration.ofMillis(100).plusNanos(125));
    assertThat(after(census, 8 * MILLI)).isEqualTo(Duration.ofSeconds(1));
    assertThat(after(census, 80 * MILLI)).isEqualTo(Duration.ofSeconds(10));
    assertThat(after(census, MILLI)).isEqualTo(Duration.ofMillis(125));
    assertThat(census.cost().longestGapSeconds()).isEqualTo(10);
  }

  @Test
  void publishingCountsAsCost() {
    SocketCensus census = ofA();
    long gap = census.sample(_ -> cpu.pass(20 * MILLI));
    assertThat(Duration.ofNanos(gap)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void takesLessThanAHundredthOfAnHour() {
    SocketCensus census = ofA();
    long elapsed = 0;
    for (int i = 0; elapsed < Duration.ofHours(1).toNanos(); i++) {
      table.costNanos = i % 50 * MILLI;
      elapsed += table.costNanos + census.sample(events::add);
    }
    assertThat(census.cost().cpuSeconds() * 1e9 / elapsed).isBetween(0.005, 0.008);
  }

  @Test
  void sumsUpWhatReadingsCost() {
    SocketCensus census = ofA();
    assertThat(census.cost()).isEqualTo(new KernelCost("double", 0, 0, "", 0, 0));
    after(census, 2 * MILLI);
    after(census, 3 * MILLI);
    assertThat(census.cost()).isEqualTo(new KernelCost("double", 2, 0, "", 0.005, 0.375));
  }

  @Test
  void refusedReadingsAreNoSamplesAndAreSaid() {
    SocketCensus census = ofA();
    table.sockets =
        counts -> {
          counts.add(9, 1, TcpState.ESTABLISHED);
          throw new IOException("netlink answered errno 105");
        };
    assertThat(after(census, 20 * MILLI)).isEqualTo(Duration.ofMillis(2500));
    assertThat(events).isEmpty();
    table.sockets = _ -> {};
    after(census, 0);
    assertThat(events).first().isEqualTo(new PoolEvent.KernelSampled("a", 0, 0, 0));
    assertThat(census.cost())
        .isEqualTo(new KernelCost("double", 1, 1, "netlink answered errno 105", 0.02, 2.5));
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
