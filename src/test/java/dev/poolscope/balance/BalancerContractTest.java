package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The contract, rule by rule.
class BalancerContractTest {
  private static final int PICKS = 100_000;

  /// For rules that look at every host, some of them in several ways.
  private static final int SLOWER = 4;

  @Nested
  class RoundRobin extends BalancerContract {
    RoundRobin() {
      super("round-robin", PICKS);
    }
  }

  @Nested
  class SmoothWeightedRoundRobin extends BalancerContract {
    SmoothWeightedRoundRobin() {
      super("smooth-weighted-round-robin", PICKS / SLOWER);
    }
  }

  @Nested
  class Random extends BalancerContract {
    Random() {
      super("random", PICKS);
    }
  }

  @Nested
  class WeightedRandom extends BalancerContract {
    WeightedRandom() {
      super("weighted-random", PICKS);
    }
  }

  @Nested
  class P2c extends BalancerContract {
    P2c() {
      super("p2c", PICKS);
    }
  }

  @Nested
  class P2cWithReplacement extends BalancerContract {
    P2cWithReplacement() {
      super("p2c-with-replacement", PICKS);
    }
  }

  @Nested
  class LeastConnections extends BalancerContract {
    LeastConnections() {
      super("least-connections", PICKS);
    }
  }

  @Nested
  class LeastConnectionsScan extends BalancerContract {
    LeastConnectionsScan() {
      super("least-connections-scan", PICKS / SLOWER);
    }
  }

  @Nested
  class LeastConnectionsCachedRoot extends BalancerContract {
    LeastConnectionsCachedRoot() {
      super("least-connections-cached-root", PICKS);
    }
  }

  @Nested
  class NginxLeastConn extends BalancerContract {
    NginxLeastConn() {
      super("nginx-least-conn", PICKS / SLOWER);
    }
  }

  @Nested
  class HaproxyLeastconn extends BalancerContract {
    HaproxyLeastconn() {
      super("haproxy-leastconn", PICKS / SLOWER);
    }
  }

  @Nested
  class LeastRequestWeighted extends BalancerContract {
    LeastRequestWeighted() {
      super("least-request-weighted", PICKS / SLOWER);
    }
  }

  @Nested
  class SourceHash extends BalancerContract {
    SourceHash() {
      super("source-hash", PICKS);
    }
  }

  @Nested
  class NginxIpHash extends BalancerContract {
    NginxIpHash() {
      super("nginx-ip-hash", PICKS / SLOWER);
    }
  }

  @Nested
  class RingHash extends BalancerContract {
    RingHash() {
      super("ring-hash", PICKS);
    }
  }

  @Nested
  class RingHashBounded extends BalancerContract {
    RingHashBounded() {
      super("ring-hash-bounded", PICKS / SLOWER);
    }
  }

  @Nested
  class Maglev extends BalancerContract {
    Maglev() {
      super("maglev", PICKS);
    }
  }

  @Nested
  class MaglevBounded extends BalancerContract {
    MaglevBounded() {
      super("maglev-bounded", PICKS / SLOWER);
    }
  }

  @Nested
  class PeakEwma extends BalancerContract {
    PeakEwma() {
      super("peak-ewma", PICKS);
    }
  }

  @Nested
  class LeastTime extends BalancerContract {
    LeastTime() {
      super("least-time", PICKS / SLOWER);
    }
  }

  @Nested
  class First extends BalancerContract {
    First() {
      super("first", PICKS);
    }
  }

  @Test
  void everyRuleOfTheRegistryIsHeldToTheContract() throws ReflectiveOperationException {
    List<String> tested = new ArrayList<>();
    for (Class<?> nested : BalancerContractTest.class.getDeclaredClasses()) {
      var constructor = nested.getDeclaredConstructor(BalancerContractTest.class);
      tested.add(((BalancerContract) constructor.newInstance(this)).id());
    }

    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            BalancerRegistry.kinds().stream().map(BalancerKind::id).toList());
  }
}
