package dev.poolscope.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is out of the choice for its failures.
///
/// Threading: guarded by the balancer's lock.
final class Ejections {
  private final @Nullable OutlierEjection rule;
  private int ejected;

  Ejections(@Nullable OutlierEjection rule) {
    this.rule = rule;
  }

  /// Takes note of how a lease ended; true if that ejected the endpoint.
  boolean ended(Endpoint endpoint, Outcome outcome, long nowNanos, List<Endpoint> members) {
    if (rule == null || endpoint.ejected) {
      return false;
    }
    switch (outcome) {
      case Outcome.Succeeded _ -> endpoint.consecutiveFailures = 0;
      case Outcome.Failed _ -> endpoint.consecutiveFailures++;
      case Outcome.Cancelled _ -> {
        return false;
      }
    }
    if (endpoint.consecutiveFailures < rule.consecutiveFailures()
        || !members.contains(endpoint)
        || !hasRoom(rule, members.size())) {
      return false;
    }
    endpoint.ejected = true;
    endpoint.ejections++;
    endpoint.consecutiveFailures = 0;
    endpoint.ejectedUntilNanos =
        nowNanos + clampedProduct(rule.baseTime().toNanos(), endpoint.ejections);
    ejected++;
    return true;
  }

  /// Ends the ejections that are over; true if there were any.
  boolean endDue(List<Endpoint> members, long nowNanos) {
    if (ejected == 0) {
      return false;
    }
    int before = ejected;
    for (Endpoint endpoint : members) {
      if (endpoint.ejected && nowNanos - endpoint.ejectedUntilNanos >= 0) {
        endpoint.ejected = false;
        endpoint.warmUp(endpoint.ejectedUntilNanos);
        ejected--;
      }
    }
    return ejected != before;
  }

  /// Counts again who is ejected, after members changed.
  void recount(List<Endpoint> members) {
    ejected = (int) members.stream().filter(endpoint -> endpoint.ejected).count();
  }

  /// Whether so many are out that ejections are ignored.
  boolean isPanic(List<Endpoint> members) {
    if (rule == null || ejected == 0) {
      return false;
    }
    long open = members.stream().filter(endpoint -> !endpoint.drained).count();
    long healthy =
        members.stream().filter(endpoint -> !endpoint.drained && !endpoint.ejected).count();
    return healthy < rule.panicThreshold() * open;
  }

  private boolean hasRoom(OutlierEjection settings, int members) {
    double share = settings.maxShare();
    return share > 0 && (ejected == 0 || ejected + 1 <= share * members);
  }

  private static long clampedProduct(long nanos, int times) {
    return nanos > Long.MAX_VALUE / 2 / times ? Long.MAX_VALUE / 2 : nanos * times;
  }
}
