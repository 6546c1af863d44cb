package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.RecordShape;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BalancerSettingsTest {
  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static void assertWrong(String id, String option, String message) {
    assertThatThrownBy(() -> Bench.settings(id, option))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anOptionThatARuleDoesNotHaveIsRefusedWithThoseThatItHas() {
    assertWrong(
        "round-robin",
        "ties=first",
        "round-robin has no ties; allowed: slowStart, ejection, subset");
    assertWrong("p2c", "bias=2", "p2c has no bias; allowed: counts, countWhen, sampleEvery, ties,");
    assertWrong("none", "subset=2", "none has no subset");
  }

  @Test
  void impossibleValuesAreRefused() {
    assertWrong("maglev-bounded", "factor=0.9", "a number, from 1 to 1000");
    assertWrong("p2c-with-replacement", "choices=2.5", "is not a whole number");
    assertWrong("maglev", "tableSize=65536", "65536 is no prime number");
    assertWrong("random", "slowStart={window: 0s}", "slowStart.window: 0s is not possible");
    assertWrong("random", "ejection.consecutiveFailures=0", "0 is not possible");
    assertWrong("random", "subset=0", "from 1 to 1000");
    assertWrong("p2c", "countWhen=sampled", "needs the time between samples");
    assertWrong("p2c", "sampleEvery=1s", "goes with countWhen: sampled only");
    assertRefused(() -> Outcome.succeeded(-1), "latencyNanos");
  }

  @Test
  void whatIsNotGivenStaysOpenUntilItIsSettled() {
    BalancerSettings open = Bench.settings("maglev");

    assertThat(open.tableSize()).isNull();
    assertThat(RecordShape.settled(open).tableSize()).isEqualTo(65_537);
    assertThat(RecordShape.settled(open).ties()).isNull();
    assertThat(RecordShape.settled(Bench.settings("maglev", "tableSize=7")).tableSize())
        .isEqualTo(7);
  }

  @Test
  void everyOptionBelongsToSomeRule() {
    assertThat(BalancerKind.rules())
        .flatExtracting(BalancerKind::options)
        .containsAll(
            RecordShape.of(BalancerSettings.class).names().stream()
                .filter(name -> !name.equals("kind") && !name.equals("per"))
                .toList());
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
    for (BalancerKind kind : BalancerKind.rules()) {
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
    assertThat(BalancerKind.LEAST_CONNECTIONS_SCAN.countsWhen()).isEqualTo(CountWhen.ON_CONNECT);
    BalancerSettings settled = RecordShape.settled(Bench.settings("p2c", "ejection={}"));
    assertThat(settled.counts()).isEqualTo(CountWhat.IN_FLIGHT);
    assertThat(settled.choices()).isEqualTo(2);
    assertThat(settled.bias()).isEqualTo(1.0);
    assertThat(settled.factor()).isEqualTo(1.25);
    assertThat(settled.decay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settled.ringSize()).isEqualTo(1024);
    assertThat(settled.tableSize()).isEqualTo(65_537);
    assertThat(settled.maxConns()).isZero();
    assertThat(settled.maxFails()).isEqualTo(1);
    assertThat(settled.failTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settled.ejection())
        .isEqualTo(new OutlierEjection(5, Duration.ofSeconds(30), 0.1, 0.5));
  }
}
