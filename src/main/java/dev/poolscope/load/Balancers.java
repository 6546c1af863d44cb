package dev.poolscope.load;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerOptions;
import dev.poolscope.balance.BalancerRegistry;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.CountSource;
import dev.poolscope.balance.CountWhat;
import dev.poolscope.balance.CountWhen;
import dev.poolscope.balance.OutlierEjection;
import dev.poolscope.balance.RandomSource;
import dev.poolscope.balance.RuleOption;
import dev.poolscope.balance.SlowStart;
import dev.poolscope.balance.Subset;
import dev.poolscope.balance.TieRule;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.HostState;
import dev.poolscope.trace.LiveCounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the balancer that an experiment describes.
final class Balancers {
  private Balancers() {}

  /// A balancer of the targets that are no longer or not yet out. Its draws follow from the seed
  /// and are independent of the arrivals', which use the seed itself.
  static Balancer of(Experiment experiment, LiveCounts counts, UnaryOperator<String> bookedUnder) {
    List<BalancerSetup.Member> members =
        experiment.targets().stream()
            .filter(target -> target.state() != HostState.OUT)
            .map(target -> new BalancerSetup.Member(target.name(), target.weight()))
            .toList();
    Map<CountWhat, CountSource> sources =
        Map.of(
            CountWhat.DIALING_AND_ACTIVE,
            name -> counts.dialingAndActive(bookedUnder.apply(name)),
            CountWhat.OPEN_SOCKETS,
            name -> counts.open(bookedUnder.apply(name)));
    return BalancerRegistry.create(
        experiment.balancer().kind().id(),
        new BalancerSetup(
            members,
            options(experiment.balancer(), experiment.seed()),
            RandomSource.seeded(~experiment.seed()),
            sources));
  }

  static BalancerOptions options(dev.poolscope.experiment.Balancer b, long seed) {
    Map<RuleOption, Double> numbers = new EnumMap<>(RuleOption.class);
    put(numbers, RuleOption.CHOICES, b.choices());
    put(numbers, RuleOption.BIAS, b.bias());
    put(numbers, RuleOption.FACTOR, b.factor());
    put(numbers, RuleOption.DECAY_NANOS, nanos(b.decay()));
    put(numbers, RuleOption.RING_SIZE, b.ringSize());
    put(numbers, RuleOption.TABLE_SIZE, b.tableSize());
    put(numbers, RuleOption.MAX_CONNS, b.maxConns());
    put(numbers, RuleOption.MAX_FAILS, b.maxFails());
    put(numbers, RuleOption.FAIL_TIMEOUT_NANOS, nanos(b.failTimeout()));
    return new BalancerOptions(
        b.counts() == null ? null : CountWhat.valueOf(b.counts().name()),
        countWhen(b),
        b.ties() == null ? null : TieRule.valueOf(b.ties().name()),
        numbers,
        slowStart(b.slowStart()),
        ejection(b.ejection()),
        b.subset() == null ? null : new Subset(b.subset(), seed));
  }

  private static @Nullable CountWhen countWhen(dev.poolscope.experiment.Balancer b) {
    return switch (b.countWhen()) {
      case null -> null;
      case AT_PICK -> CountWhen.AT_PICK;
      case ON_CONNECT -> CountWhen.ON_CONNECT;
      case SAMPLED -> CountWhen.sampled(Objects.requireNonNull(b.sampleEvery()).toNanos());
    };
  }

  private static @Nullable SlowStart slowStart(dev.poolscope.config.@Nullable SlowStart start) {
    return start == null
        ? null
        : new SlowStart(start.window().toNanos(), start.aggression(), start.minWeight());
  }

  private static @Nullable OutlierEjection ejection(
      dev.poolscope.config.@Nullable OutlierEjection e) {
    return e == null
        ? null
        : new OutlierEjection(
            e.consecutiveFailures(), e.baseTime().toNanos(), e.maxShare(), e.panicThreshold());
  }

  private static @Nullable Long nanos(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos();
  }

  private static void put(
      Map<RuleOption, Double> numbers, RuleOption option, @Nullable Number value) {
    if (value != null) {
      numbers.put(option, value.doubleValue());
    }
  }
}
