package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Rules that look at latencies, and the schedule of deadlines.
class LatencyRulesTest {
  private static void call(Bench bench, String host, long millis) throws NoEndpointException {
    for (Lease lease = bench.pick(null); ; lease = bench.pick(null)) {
      if (lease.endpoint().equals(host)) {
        bench.end(lease, Outcome.succeeded(millis * Bench.MILLI));
        return;
      }
      lease.close();
    }
  }

  @Test
  void leastTimeLeavesASlowHostAndGivesItAnotherChance() throws NoEndpointException {
    Bench bench = Bench.of("least-time", "a b");
    call(bench, "a", 100);
    call(bench, "b", 30);

    assertThat(bench.run("q")).isEqualTo("b");
    assertThat(bench.last().scores()).containsExactly(120.0, 40.0);
    bench.nowNanos = 20 * Bench.SECOND;
    bench.run("q");
    assertThat(bench.last().scores()).containsExactly(40.0, 20.0);
  }

  @Test
  void leastTimeAveragesATwentiethOfEachSuccessAndNothingOfFailures() throws NoEndpointException {
    Bench bench = Bench.of("least-time", "a");
    call(bench, "a", 100);
    call(bench, "a", 500);
    bench.run("p x2 p");

    // 0.95 * 100 + 0.05 * 500 = 120, which begins a bucket of its own.
    assertThat(bench.last().scores()).containsExactly(140.0);
  }

  @Test
  void leastTimeComparesPerWeight() throws NoEndpointException {
    Bench bench = Bench.of("least-time", "a b:3");

    assertThat(bench.run("p p p p")).isEqualTo("b b b a");
  }

  @Test
  void peakEwmaLeavesASpikeAtOnceAndReturnsByDecay() throws NoEndpointException {
    Bench bench = Bench.of("peak-ewma", "a b");
    call(bench, "a", 10);
    call(bench, "b", 10);
    call(bench, "a", 500);

    int second = 0;
    for (String picked = "b"; picked.equals("b"); second++) {
      bench.nowNanos += Bench.SECOND;
      picked = bench.end(bench.pick(null), Outcome.succeeded(10 * Bench.MILLI)).endpoint();
    }

    // 500 ms decay to the 10 ms of the other, which itself decays for a second between its calls.
    assertThat(second).isEqualTo((int) Math.ceil(10 * Math.log(500 / 10.0) + 1));
  }

  @Test
  void peakEwmaMultipliesByThePendingCalls() throws NoEndpointException {
    Bench bench = Bench.of("peak-ewma", "a");
    call(bench, "a", 100);
    bench.run("p p");

    assertThat(bench.last().scores().getFirst())
        .isCloseTo(200.0 * Bench.MILLI, within(1.0 * Bench.MILLI));
  }

  @Test
  void peakEwmaAvoidsAnUnknownHostWithCallsPending() throws NoEndpointException {
    Bench bench = Bench.of("peak-ewma", "a b");
    String probed = bench.run("p");
    String other = probed.equals("a") ? "b" : "a";

    assertThat(bench.run("p")).isEqualTo(other);
    assertThat(bench.leases.get(1).pick().scores()).contains(0.0).anyMatch(score -> score > 1e13);
  }

  @Test
  void leastRequestFollowsWeightOverLoad() throws NoEndpointException {
    Bench bench = Bench.of("least-request-weighted", "a:2 b");

    assertThat(bench.run("p p")).isEqualTo("a b");
    assertThat(bench.leases.getFirst().pick().scores()).containsExactly(0.5, 1.0);
    assertThat(bench.leases.get(1).pick().scores()).containsExactly(1.0, 1.0);
  }

  @Test
  void withBiasZeroLeastRequestIgnoresTheLoad() throws NoEndpointException {
    Bench bench = Bench.of("least-request-weighted", "a:3 b", "bias=0");
    for (int i = 0; i < 400; i++) {
      bench.pick(null);
    }

    assertThat(bench.balancer.endpoints().status())
        .extracting(EndpointStatus::inFlight)
        .containsExactly(300, 100);
  }
}
