package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The contract, rule by rule.
class BalancerContractTest {
  @Nested
  class RoundRobin extends BalancerContract {
    RoundRobin() {
      super("round-robin");
    }
  }

  @Nested
  class SmoothWeightedRoundRobin extends BalancerContract {
    SmoothWeightedRoundRobin() {
      super("smooth-weighted-round-robin");
    }
  }

  @Nested
  class Random extends BalancerContract {
    Random() {
      super("random");
    }
  }

  @Nested
  class WeightedRandom extends BalancerContract {
    WeightedRandom() {
      super("weighted-random");
    }
  }

  @Nested
  class P2c extends BalancerContract {
    P2c() {
      super("p2c");
    }
  }

  @Nested
  class P2cWithReplacement extends BalancerContract {
    P2cWithReplacement() {
      super("p2c-with-replacement");
    }
  }

  @Nested
  class LeastConnections extends BalancerContract {
    LeastConnections() {
      super("least-connections");
    }
  }

  @Nested
  class LeastConnectionsScan extends BalancerContract {
    LeastConnectionsScan() {
      super("least-connections-scan");
    }
  }

  @Nested
  class LeastConnectionsCachedRoot extends BalancerContract {
    LeastConnectionsCachedRoot() {
      super("least-connections-cached-root");
    }
  }

  @Nested
  class NginxLeastConn extends BalancerContract {
    NginxLeastConn() {
      super("nginx-least-conn");
    }
  }

  @Nested
  class HaproxyLeastconn extends BalancerContract {
    HaproxyLeastconn() {
      super("haproxy-leastconn");
    }
  }

  @Nested
  class LeastRequestWeighted extends BalancerContract {
    LeastRequestWeighted() {
      super("least-request-weighted");
    }
  }

  @Nested
  class SourceHash extends BalancerContract {
    SourceHash() {
      super("source-hash");
    }
  }

  @Nested
  class NginxIpHash extends BalancerContract {
    NginxIpHash() {
      super("nginx-ip-hash");
    }
  }

  @Nested
  class RingHash extends BalancerContract {
    RingHash() {
      super("ring-hash");
    }
  }

  @Nested
  class RingHashBounded extends BalancerContract {
    RingHashBounded() {
      super("ring-hash-bounded");
    }
  }

  @Nested
  class Maglev extends BalancerContract {
    Maglev() {
      super("maglev");
    }
  }

  @Nested
  class MaglevBounded extends BalancerContract {
    MaglevBounded() {
      super("maglev-bounded");
    }
  }

  @Nested
  class PeakEwma extends BalancerContract {
    PeakEwma() {
      super("peak-ewma");
    }
  }

  @Nested
  class LeastTime extends BalancerContract {
    LeastTime() {
      super("least-time");
    }
  }

  @Nested
  class First extends BalancerContract {
    First() {
      super("first");
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
            BalancerKind.rules().stream().map(BalancerKind::id).toList());
  }
}
