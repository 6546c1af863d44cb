package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every rule guarantees.
abstract class BalancerContract {
  private static final int THREADS = 32;
  private static final int PICKS_PER_THREAD = 100_000;

  private final String id;

  BalancerContract(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  @Test
  void theOnlyHostIsPickedAlways() throws NoEndpointException {
    Bench bench = Bench.of(id, "a");

    assertThat(bench.run("p@k p@k p@k r1 p@k x0 t20000 p@k")).isEqualTo("a a a a a");
  }

  @Test
  void withoutHostsAPickSaysSo() {
    Bench bench = Bench.of(id, "");

    assertThatThrownBy(() -> bench.run("p@k"))
        .isInstanceOf(NoEndpointException.class)
        .hasMessage("no endpoint: the balancer has none");
  }

  @Test
  void withAllHostsDrainedAPickSaysSo() {
    Bench bench = Bench.of(id, "a b");
    bench.balancer.endpoints().drain("a");
    bench.balancer.endpoints().drain("b");

    assertThatThrownBy(() -> bench.run("p@k"))
        .isInstanceOf(NoEndpointException.class)
        .hasMessageContaining("2 drained");
  }

  @Test
  void aFailedPickLeavesTheBalancerUsable() throws NoEndpointException {
    Bench bench = Bench.of(id, "");
    assertThatThrownBy(() -> bench.run("p@k")).isInstanceOf(NoEndpointException.class);

    bench.balancer.endpoints().add("a", 1, 0);

    assertThat(bench.run("p@k")).isEqualTo("a");
  }

  @Test
  void aHostMayLeaveWhileItIsLeased() throws NoEndpointException {
    Bench bench = Bench.of(id, "a b");
    Lease lease = bench.pick("k");
    String other = lease.endpoint().equals("a") ? "b" : "a";

    bench.balancer.endpoints().remove(lease.endpoint());

    assertThat(bench.run("p@k p@k p@k")).isEqualTo(String.join(" ", other, other, other));
    bench.end(lease, Outcome.succeeded(1));
    bench.end(lease, Outcome.succeeded(1));
    assertThat(bench.balancer.endpoints().status())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.name()).isEqualTo(other);
              assertThat(status.inFlight()).isEqualTo(3);
            });
  }

  @Test
  void aHostThatJoinsAgainStartsAnew() throws NoEndpointException {
    Bench bench = Bench.of(id, "a");
    bench.run("p@k p@k");
    bench.balancer.endpoints().remove("a");
    bench.balancer.endpoints().add("a", 2, 0);

    bench.run("r0 r1 p@k");

    assertThat(bench.balancer.endpoints().status())
        .extracting(EndpointStatus::inFlight)
        .containsExactly(1);
  }

  @Test
  void aDrainedHostIsNotPickedUntilItIsRestored() throws NoEndpointException {
    Bench bench = Bench.of(id, "a b c");
    bench.balancer.endpoints().drain("b");
    bench.balancer.endpoints().drain("b");
    assertThat(bench.tally(300)).doesNotContainKey("b");

    bench.balancer.endpoints().drain("a");
    bench.balancer.endpoints().drain("c");
    bench.balancer.endpoints().restore("b", 0);

    assertThat(bench.tally(30)).containsOnlyKeys("b");
  }

  @Test
  void theSameSeedMakesTheSamePicks() throws NoEndpointException {
    List<PickRecord> first = picks(7);

    assertThat(picks(7)).isEqualTo(first);
  }

  private List<PickRecord> picks(long seed) throws NoEndpointException {
    Bench bench = Bench.seeded(seed, id, "a:3 b c:2 d");
    for (int i = 0; i < 200; i++) {
      bench.nowNanos += 3 * Bench.MILLI;
      bench.pick("k" + i % 17).connected();
      if (i % 3 == 0) {
        bench.end(bench.leases.get(i * 2 / 3), Outcome.succeeded((i % 7) * Bench.MILLI));
      }
    }
    return bench.leases.stream().map(Lease::pick).toList();
  }

  @Test
  void releasingTwiceCountsOnce() throws NoEndpointException {
    Bench bench = Bench.of(id, "a");
    bench.pick("k").connected();
    Lease second = bench.pick("k");
    second.connected();

    bench.end(second, Outcome.FAILED);
    bench.end(second, Outcome.succeeded(1));
    second.connected();
    second.close();

    assertThat(bench.balancer.endpoints().status())
        .containsExactly(new EndpointStatus("a", 1, 1, 1, false, false, true));
  }

  @Test
  void aRecordNamesTheCandidatesAndTheChosenOne() throws NoEndpointException {
    Bench bench = Bench.of(id, "a b c");
    bench.balancer.endpoints().drain("b");

    Lease lease = bench.pick("k");

    PickRecord pick = lease.pick();
    assertThat(pick.balancer()).isEqualTo(id);
    assertThat(pick.candidates()).containsExactly("a", "c");
    assertThat(pick.chosen()).isEqualTo(lease.endpoint()).isIn(pick.candidates());
    assertThat(pick.scores().size()).isIn(0, 2);
    assertThat(pick.ties()).isSubsetOf(pick.candidates());
    assertThat(pick.ties().isEmpty() || pick.ties().contains(pick.chosen())).isTrue();
    assertThat(pick.key()).isEqualTo("k");
  }

  @Test
  void countsEndAtZeroUnderManyThreads() throws Exception {
    Bench bench = Bench.of(id, "a:2 b c d");
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(worker(bench.balancer, start, i)));
      }
      int sum = 0;
      for (Future<Integer> result : results) {
        sum += result.get(5, TimeUnit.MINUTES);
      }
      assertThat(sum).isEqualTo(THREADS * PICKS_PER_THREAD);
    }

    assertThat(bench.balancer.endpoints().status())
        .allSatisfy(
            status -> {
              assertThat(status.inFlight()).isZero();
              assertThat(status.counted()).isZero();
            });
  }

  /// Picks and releases, keeping one lease while it takes the next, and releases half of them
  /// twice.
  private static Callable<Integer> worker(Balancer balancer, CyclicBarrier start, int number) {
    return () -> {
      start.await(60, TimeUnit.SECONDS);
      PickContext context = new PickContext(0, "key-" + number, number);
      Lease held = balancer.pick(context);
      for (int i = 1; i < PICKS_PER_THREAD; i++) {
        Lease next = balancer.pick(context);
        next.connected();
        held.release(Outcome.succeeded(1), 0);
        if (i % 2 == 0) {
          held.close();
        }
        held = next;
      }
      held.close();
      return PICKS_PER_THREAD;
    };
  }
}
