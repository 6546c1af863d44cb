package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Ejection of failing hosts, panic, and what nginx does about failures by itself.
class HealthTest {
  private static final String TWO_FAILURES =
      "{consecutiveFailures: 2, baseTime: 10s, maxShare: 1, panicThreshold: 0.5}";

  private static Bench ejecting(String id, String hosts, String rule) {
    return Bench.of(id, hosts, "ejection=" + rule);
  }

  @Test
  void consecutiveFailuresEjectForTheBaseTimeAndThenForTwice() throws NoEndpointException {
    Bench bench = ejecting("least-connections", "a b", TWO_FAILURES);

    assertThat(bench.run("p x0 p x1 q q t9999 q t1 q")).isEqualTo("a a b b b a");
    assertThat(bench.run("p x6 p x7 q t19999 q t1 q")).isEqualTo("a a b b a");
  }

  @Test
  void aSuccessBetweenFailuresStartsTheCountAgain() throws NoEndpointException {
    Bench bench = ejecting("least-connections", "a b", TWO_FAILURES);

    assertThat(bench.run("p x0 q p x2 q p x4 q")).isEqualTo("a a a a a a");
  }

  @Test
  void givingUpIsNoFailure() throws NoEndpointException {
    Bench bench = ejecting("least-connections", "a b", TWO_FAILURES);
    for (int i = 0; i < 5; i++) {
      bench.pick(null).close();
    }

    assertThat(bench.run("q")).isEqualTo("a");
  }

  @Test
  void noMoreThanTheShareIsEjected() throws NoEndpointException {
    Bench bench =
        ejecting(
            "least-connections",
            "a b c d e",
            "{consecutiveFailures: 1, baseTime: 1s, maxShare: 0.4, panicThreshold: 0}");

    assertThat(bench.run("p x0 p x1 p x2 p x3 q")).isEqualTo("a b c c c");
    assertThat(bench.balancer.endpoints().status())
        .filteredOn(EndpointStatus::ejected)
        .extracting(EndpointStatus::name)
        .containsExactly("a", "b");
  }

  @Test
  void belowThePanicThresholdEjectionsAreIgnored() throws NoEndpointException {
    Bench bench =
        ejecting(
            "least-connections",
            "a b c",
            "{consecutiveFailures: 1, baseTime: 1s, maxShare: 1, panicThreshold: 0.5}");

    assertThat(bench.run("p x0 p p x2 q")).isEqualTo("a b c a");
  }

  @Test
  void withoutPanicNobodyIsLeft() throws NoEndpointException {
    Bench bench =
        ejecting(
            "least-connections",
            "a b",
            "{consecutiveFailures: 1, baseTime: 1s, maxShare: 1, panicThreshold: 0}");
    bench.run("p x0 p x1");

    assertThatThrownBy(() -> bench.run("p"))
        .isInstanceOf(NoEndpointException.class)
        .hasMessageContaining("2 ejected");
    assertThat(bench.run("t1000 q")).isEqualTo("a");
  }

  @Test
  void anEjectedHostIsNeverPickedByAnyRuleUnlessInPanic() throws NoEndpointException {
    for (BalancerKind kind : BalancerKind.rules()) {
      Bench bench =
          ejecting(
              kind.id(),
              "a b c d",
              "{consecutiveFailures: 1, baseTime: 100s, maxShare: 0.25, panicThreshold: 0.5}");
      Lease failed = bench.pick("k");
      bench.end(failed, Outcome.FAILED);

      bench.nowNanos = 50 * Bench.SECOND;
      assertThat(bench.tally(500)).as(kind.id()).doesNotContainKey(failed.endpoint());
    }
  }

  @Test
  void nginxPassesAFailingPeerOverForItsFailTimeout() throws NoEndpointException {
    Bench bench = Bench.of("smooth-weighted-round-robin", "a b");

    assertThat(bench.run("p x0 q q t10000 q t1 q q q")).isEqualTo("a b b b b b a");
  }

  @Test
  void nginxCallsAPeerSoundAfterACheckSucceeded() throws NoEndpointException {
    Bench bench = Bench.of("nginx-least-conn", "a b");
    bench.run("p x0 t10001");
    String checked = bench.run("q q q q");

    assertThat(checked).contains("a").contains("b");
    assertThat(bench.run("q q q q").split(" ")).containsOnly("a", "b").contains("a");
  }

  @Test
  void nginxLowersTheWeightOfAFailedPeerAndRaisesItPickByPick() throws NoEndpointException {
    Bench bench = Bench.of("smooth-weighted-round-robin", "a:4 b:4", "maxFails=2");
    bench.run("p x0");

    // The current weights -4 and 4 gain 2 and 4 now, then 3 and 4.
    assertThat(bench.run("p p")).isEqualTo("b b");
    assertThat(bench.leases.get(1).pick().scores()).containsExactly(-2.0, 8.0);
    assertThat(bench.leases.get(2).pick().scores()).containsExactly(1.0, 6.0);
  }

  @Test
  void nginxPassesFullPeersOver() throws NoEndpointException {
    Bench bench = Bench.of("smooth-weighted-round-robin", "a:9 b", "maxConns=1");

    assertThat(bench.run("p p")).isEqualTo("a b");
    assertThatThrownBy(() -> bench.run("p"))
        .isInstanceOf(NoEndpointException.class)
        .hasMessageContaining("2 full");
  }

  @Test
  void nginxNeverPassesASinglePeerOver() throws NoEndpointException {
    assertThat(Bench.of("least-time", "a").run("p x0 p x1 p")).isEqualTo("a a a");
  }
}
