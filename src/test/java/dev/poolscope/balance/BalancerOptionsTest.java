package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BalancerOptionsTest {
  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anOptionThatARuleDoesNotHaveIsRefused() {
    BalancerOptions ties = BalancerOptions.DEFAULTS.withTies(TieRule.FIRST);
    BalancerOptions bias = BalancerOptions.DEFAULTS.with(RuleOption.BIAS, 2);

    assertRefused(() -> Bench.of("round-robin", "a", ties), "round-robin has no option ties");
    assertRefused(() -> Bench.of("p2c", "a", bias), "p2c has no option bias");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertRefused(() -> BalancerOptions.DEFAULTS.with(RuleOption.FACTOR, 0.9), "1.0 to 1000.0");
    assertRefused(() -> BalancerOptions.DEFAULTS.with(RuleOption.CHOICES, 2.5), "only whole");
    assertRefused(() -> BalancerOptions.DEFAULTS.with(RuleOption.TABLE_SIZE, 65_536), "no prime");
    assertRefused(() -> BalancerOptions.DEFAULTS.with(RuleOption.TIES, 1), "not a number");
    assertRefused(() -> BalancerOptions.DEFAULTS.with(RuleOption.BIAS, Double.NaN), "NaN");
    assertRefused(() -> new SlowStart(0, 1, 0.1), "windowNanos");
    assertRefused(() -> new OutlierEjection(0, 1, 0.1, 0.5), "consecutiveFailures");
    assertRefused(() -> new Subset(0, 1), "size");
    assertRefused(() -> CountWhen.sampled(0), "everyNanos");
    assertRefused(() -> Outcome.succeeded(-1), "latencyNanos");
  }

  @Test
  void everyNumberHasAStandardWithinItsBounds() {
    assertThat(Arrays.stream(RuleOption.values()).filter(RuleOption::isNumber))
        .allSatisfy(option -> option.check(option.standard()));
  }

  @Test
  void unknownBalancersAreRefusedWithThoseThatThereAre() {
    assertRefused(() -> BalancerRegistry.kind("best"), "there is no balancer best; there are: rou");
  }

  @Test
  void namesAndWeightsOfHostsAreChecked() {
    assertRefused(() -> Bench.of("random", "a a"), "there is an endpoint a already");
    assertRefused(() -> Bench.of("random", "a:0"), "weight of a");
    Endpoints endpoints = Bench.of("random", "a").balancer.endpoints();
    assertRefused(() -> endpoints.remove("b"), "there is no endpoint b");
    assertRefused(() -> endpoints.drain("b"), "there is no endpoint b");
    assertRefused(() -> endpoints.restore("b", 0), "there is no endpoint b");
    assertRefused(() -> endpoints.add("a", 1, 0), "there is an endpoint a already");
  }

  @Test
  void rulesThatNeedAKeySaySo() {
    for (BalancerKind kind : BalancerRegistry.kinds()) {
      Bench bench = Bench.of(kind.id(), "a");
      if (kind.needsKey()) {
        assertRefused(() -> bench.run("p"), "this pick has none");
        assertThat(bench.balancer.endpoints().status().getFirst().inFlight()).isZero();
      }
    }
  }

  @Test
  void addressesWithPortsAndOfBothFamiliesAreUnderstood() {
    assertThat(ClientAddress.hashed("10.1.2.3")).containsExactly(10, 1, 2);
    assertThat(ClientAddress.hashed("10.1.2.3:99")).containsExactly(10, 1, 2);
    assertThat(ClientAddress.hashed("::1")).hasSize(16).endsWith(1);
    assertThat(ClientAddress.hashed("[::1]:80")).hasSize(16).endsWith(1);
    assertThat(ClientAddress.hashed("client-7")).containsExactly(0, 0, 0);
    assertThat(ClientAddress.hashed("999.1.1.1.1")).containsExactly(0, 0, 0);
  }

  @Test
  void defaultsAreThoseOfTheSources() {
    assertThat(BalancerRegistry.kind("least-connections-scan").defaultCountWhen())
        .isEqualTo(CountWhen.ON_CONNECT);
    assertThat(RuleOption.CHOICES.standard()).isEqualTo(2);
    assertThat(RuleOption.BIAS.standard()).isEqualTo(1);
    assertThat(RuleOption.FACTOR.standard()).isEqualTo(1.25);
    assertThat(RuleOption.DECAY_NANOS.standard()).isEqualTo(10e9);
    assertThat(RuleOption.RING_SIZE.standard()).isEqualTo(1024);
    assertThat(RuleOption.TABLE_SIZE.standard()).isEqualTo(65_537);
    assertThat(OutlierEjection.defaults().consecutiveFailures()).isEqualTo(5);
    assertThat(OutlierEjection.defaults().panicThreshold()).isEqualTo(0.5);
  }
}
