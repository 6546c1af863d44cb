package dev.poolscope.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which endpoints a pick may choose from: not drained, not ejected unless in panic, admitted by
/// the rule, and warm enough.
///
/// Threading: guarded by the balancer's lock.
final class Eligibility {
  private final Rule rule;
  private final @Nullable SlowStart slowStart;
  private final Ejections ejections;
  private final RandomSource random;
  private List<Endpoint> members = List.of();
  private long version = -1;
  private boolean mayBeWarming;
  private Candidates open = new Candidates(List.of());
  private Candidates current = open;

  Eligibility(Rule rule, BalancerSettings settings, RandomSource random) {
    this.rule = rule;
    this.slowStart = settings.slowStart();
    this.ejections = new Ejections(settings.ejection());
    this.random = random;
  }

  /// The candidates of a pick, with their [Endpoint#index] set; empty if there are none.
  Candidates candidates(Roster roster, long nowNanos) {
    if (version != roster.version()) {
      version = roster.version();
      members = roster.visible();
      ejections.recount(members);
      open = openOf(members);
    }
    if (ejections.endDue(members, nowNanos)) {
      open = openOf(members);
    }
    Candidates eligible = warmed(admitted(open, nowNanos), nowNanos);
    if (!eligible.isEmpty() && eligible != current) {
      current.endpoints().forEach(endpoint -> endpoint.index = -1);
      for (int i = 0; i < eligible.size(); i++) {
        eligible.get(i).index = i;
      }
      current = eligible;
    }
    return eligible;
  }

  /// Takes note of how a lease ended.
  void ended(Endpoint endpoint, Release release) {
    if (ejections.ended(endpoint, release.outcome(), release.nowNanos(), members)) {
      open = openOf(members);
    }
  }

  private Candidates openOf(List<Endpoint> visible) {
    mayBeWarming = true;
    boolean panic = ejections.isPanic(visible);
    return new Candidates(
        visible.stream()
            .filter(endpoint -> !endpoint.drained && (panic || !endpoint.ejected))
            .toList());
  }

  private Candidates admitted(Candidates from, long nowNanos) {
    if (!rule.isSelective()) {
      return from;
    }
    for (Endpoint endpoint : from.endpoints()) {
      if (!rule.admits(endpoint, nowNanos)) {
        return new Candidates(
            from.endpoints().stream().filter(each -> rule.admits(each, nowNanos)).toList());
      }
    }
    return from;
  }

  private Candidates warmed(Candidates from, long nowNanos) {
    if (slowStart == null || !mayBeWarming) {
      return from;
    }
    mayBeWarming = false;
    List<Endpoint> kept = new ArrayList<>(from.size());
    for (Endpoint endpoint : from.endpoints()) {
      if (!endpoint.warming || isAdmittedCold(slowStart, endpoint, nowNanos)) {
        kept.add(endpoint);
      }
    }
    return kept.isEmpty() || kept.size() == from.size() ? from : new Candidates(kept);
  }

  private boolean isAdmittedCold(SlowStart start, Endpoint endpoint, long nowNanos) {
    double factor = start.factor(nowNanos - endpoint.warmingSinceNanos);
    endpoint.warming = factor < 1;
    mayBeWarming |= endpoint.warming;
    if (rule.followsWeights()) {
      // A factor of 0 would leave scores without meaning.
      endpoint.warmth = Math.max(factor, 1e-6);
      return true;
    }
    return !endpoint.warming || random.nextDouble() < factor;
  }
}
