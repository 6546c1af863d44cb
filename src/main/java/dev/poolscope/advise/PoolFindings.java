package dev.poolscope.advise;

import java.util.ArrayList;
import java.util.List;

/// Looks at a run, while it goes on or when it has ended, for what its settings cost it.
public final class PoolFindings {
  private static final List<FindingRule> RULES =
      List.of(
          new IdleLimitRule(),
          new TotalIdleRule(),
          new ConnectionLimitRule(),
          new ServerIdleRule(),
          new UnreadBodyRule(),
          new UnclosedBodyRule(),
          new ServerClosesRule(),
          new HiddenRetryRule(),
          new UnrepeatableRule(),
          new DispatcherRule(),
          new PinnedBackendRule(),
          new BalancerAgainstPoolRule(),
          new FastFailureRule(),
          new FirstTieRule(),
          new ReuseOrderRule(),
          new PortRangeRule());

  private PoolFindings() {}

  /// The findings of all rules.
  public static List<Finding> of(RunFacts facts) {
    List<Finding> findings = new ArrayList<>();
    RULES.forEach(rule -> rule.find(facts, findings));
    return findings;
  }
}
