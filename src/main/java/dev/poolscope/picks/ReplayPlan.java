package dev.poolscope.picks;

import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.units.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recorded run is put through. Immutable.
///
/// @param hosts the hosts to choose from, with their weights
/// @param balancers the balancers, at least one
/// @param seed the seed of their draws
/// @param without a host that is left out, to see which keys move; null for none
public record ReplayPlan(
    List<BalancerSetup.Member> hosts,
    List<BalancerSpec> balancers,
    long seed,
    @Nullable String without) {
  /// Makes sure that the host left out is one of several.
  ///
  /// @throws InvalidPicksException if it is not
  public ReplayPlan {
    hosts = List.copyOf(hosts);
    balancers = List.copyOf(balancers);
    if (without != null) {
      check(without, hosts.stream().map(BalancerSetup.Member::name).toList());
    }
  }

  /// The targets of an experiment under some balancers.
  ///
  /// @param seed the seed, or null for that of the experiment
  /// @throws InvalidPicksException if the host left out is not one of several targets
  public static ReplayPlan of(
      Experiment experiment,
      List<BalancerSpec> balancers,
      @Nullable Long seed,
      @Nullable String without) {
    return new ReplayPlan(
        experiment.targets().stream().map(ReplayPlan::member).toList(),
        balancers,
        seed == null ? experiment.seed() : seed,
        without);
  }

  /// The hosts that are left.
  List<BalancerSetup.Member> remaining() {
    return hosts.stream().filter(host -> !host.name().equals(without)).toList();
  }

  private static BalancerSetup.Member member(Target target) {
    return new BalancerSetup.Member(target.name(), target.weight());
  }

  private static void check(String without, List<String> names) {
    if (!names.contains(without)) {
      throw new InvalidPicksException(
          "--without: %s is no host of the run%s; allowed: %s"
              .formatted(
                  Texts.quoted(without),
                  Texts.suggestion(without, names),
                  String.join(", ", names)));
    }
    if (names.size() == 1) {
      throw new InvalidPicksException(
          "--without: " + without + " is the run's only host; leave the option out");
    }
  }
}
