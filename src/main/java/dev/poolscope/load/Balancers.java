package dev.poolscope.load;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.CountSource;
import dev.poolscope.balance.CountWhat;
import dev.poolscope.balance.RandomSource;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.HostState;
import dev.poolscope.trace.LiveCounts;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
    return new BalancerSetup(
            experiment.balancer(),
            members,
            experiment.seed(),
            RandomSource.seeded(~experiment.seed()),
            sources)
        .create();
  }
}
