package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.schema.Labels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The indexed rule against the plain scan, through the same random history of picks, releases and
/// changes of hosts.
class LeastConnectionsPropertyTest {
  private static final String INDEXED = "least-connections";
  private static final String SCAN = "least-connections-scan";

  @Property(tries = 300)
  void picksAndRecordsWhatAScanDoes(
      @ForAll @IntRange(min = 1, max = 20) int hosts,
      @ForAll TieRule ties,
      @ForAll boolean onConnect,
      @ForAll boolean slowStart,
      @ForAll long seed)
      throws NoEndpointException {
    List<String> given = new ArrayList<>(List.of("ties=" + Labels.of(ties)));
    given.add("countWhen=" + (onConnect ? "on-connect" : "at-pick"));
    if (slowStart) {
      given.add("slowStart.window=20ns");
    }
    String[] options = given.toArray(String[]::new);
    Bench indexed = Bench.seeded(seed, INDEXED, Bench.hosts(hosts), options);
    Bench scan = Bench.seeded(seed, SCAN, Bench.hosts(hosts), options);

    Random history = new Random(seed);
    for (int step = 0; step < 120; step++) {
      int kind = history.nextInt(10);
      int number = history.nextInt(1000);
      for (Bench bench : List.of(indexed, scan)) {
        bench.nowNanos = step;
        apply(bench, kind, number, hosts + step);
      }
    }

    assertThat(indexed.leases).hasSameSizeAs(scan.leases);
    for (int i = 0; i < scan.leases.size(); i++) {
      assertThat(withoutId(indexed.leases.get(i).pick()))
          .isEqualTo(withoutId(scan.leases.get(i).pick()));
    }
  }

  private static void apply(Bench bench, int kind, int number, int fresh)
      throws NoEndpointException {
    Endpoints endpoints = bench.balancer.endpoints();
    List<EndpointStatus> all = endpoints.status();
    String some = all.get(number % all.size()).name();
    long open = all.stream().filter(status -> !status.drained()).count();
    switch (kind) {
      case 0 -> endpoints.add("h" + fresh, 1, bench.nowNanos);
      case 1 -> endpoints.restore(some, bench.nowNanos);
      case 2 -> {
        if (open > 1) {
          endpoints.drain(some);
        }
      }
      case 3 -> {
        if (all.stream().anyMatch(status -> !status.drained() && !status.name().equals(some))) {
          endpoints.remove(some);
        }
      }
      case 4, 5, 6 -> {
        if (!bench.leases.isEmpty()) {
          bench.end(bench.leases.get(number % bench.leases.size()), Outcome.succeeded(1));
        }
      }
      default -> {
        Lease lease = bench.pick(null);
        if (number % 2 == 0) {
          lease.connected();
        }
      }
    }
  }

  private static PickRecord withoutId(PickRecord pick) {
    return new PickRecord(
        "",
        pick.atNanos(),
        pick.request(),
        pick.key(),
        pick.candidates(),
        pick.scores(),
        pick.ties(),
        pick.draws(),
        pick.countSource(),
        pick.chosen());
  }

  /// The scan looks at 100,000 counts for each pick, the index at some 20. That it costs no more
  /// than a fifth of the scan leaves room for what both have to do besides.
  @Example
  void costDoesNotGrowLinearlyWithHosts() throws NoEndpointException {
    assertThat(cpuNanos(INDEXED)).isLessThan(cpuNanos(SCAN) / 5);
  }

  /// The processor time of some picks and releases among many hosts.
  private static long cpuNanos(String rule) throws NoEndpointException {
    int picks = 100;
    Bench bench = Bench.of(rule, Bench.hosts(100_000), "countWhen=at-pick");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < picks; i++) {
      bench.pick(null);
    }
    bench.leases.forEach(lease -> lease.release(Outcome.CANCELLED, 0));
    long after = threads.getCurrentThreadCpuTime();
    assertThat(bench.leases.getLast().endpoint()).isEqualTo("h" + (picks - 1));
    return after - before;
  }

  @Example
  void aRecordKeepsTheScoresOfItsPick() throws NoEndpointException {
    Bench bench = Bench.of(INDEXED, "a b c");
    bench.run("p p p p r1 r2");

    assertThat(bench.leases.get(1).pick().scores()).containsExactly(1.0, 0.0, 0.0);
    assertThat(bench.leases.get(1).pick().ties()).containsExactly("b", "c");
    assertThat(bench.leases.get(3).pick().scores()).containsExactly(1.0, 1.0, 1.0);
  }
}
