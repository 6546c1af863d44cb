package dev.poolscope.picks;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.Lease;
import dev.poolscope.balance.NoEndpointException;
import dev.poolscope.balance.Outcome;
import dev.poolscope.balance.PickContext;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One kind of balancer on its way through a recording, in which each of the run's clients has one
/// of its own. Holds the leases of the requests in flight.
///
/// Threading: confined.
final class ReplayCourse {
  private final IntFunction<Balancer> newBalancer;
  private final Map<Integer, Balancer> balancers = new HashMap<>();
  private final PickTally tally;
  private final Map<Long, Lease> held = new HashMap<>();

  ReplayCourse(BalancerSpec spec, List<BalancerSetup.Member> hosts, long seed) {
    newBalancer = instance -> spec.create(hosts, Experiment.seedOf(seed, instance));
    // At once, so that options that do not go together are refused before anything is read.
    balancers.put(1, newBalancer.apply(1));
    tally = new PickTally(hosts);
  }

  PickTally tally() {
    return tally;
  }

  void issued(PoolEvent.RequestIssued issued, long nowNanos) {
    long request = issued.request();
    String client = issued.client();
    try {
      Balancer balancer = balancers.computeIfAbsent(issued.instance(), newBalancer::apply);
      Lease lease = balancer.pick(new PickContext(nowNanos, client, request));
      held.put(request, lease);
      tally.picked(lease.endpoint(), client);
    } catch (NoEndpointException _) {
      tally.refused();
    }
  }

  void connected(long request) {
    Lease lease = held.get(request);
    if (lease != null) {
      lease.connected();
    }
  }

  void ended(long request, @Nullable FailureKind failure, long nowNanos) {
    Lease lease = held.remove(request);
    if (lease != null) {
      lease.release(outcome(failure, nowNanos - lease.pick().atNanos()), nowNanos);
    }
  }

  private static Outcome outcome(@Nullable FailureKind failure, long serviceNanos) {
    return switch (failure) {
      case null -> Outcome.succeeded(serviceNanos);
      case RUN_ENDED, CLOSED_BY_HAND -> Outcome.CANCELLED;
      default -> Outcome.FAILED;
    };
  }
}
