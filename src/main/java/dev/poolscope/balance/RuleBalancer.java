package dev.poolscope.balance;

import dev.poolscope.schema.RecordShape;
import java.util.List;

/// A rule with everything that all rules share: endpoints, leases, counts, eligibility and records.
///
/// Threading: safe for use by any thread; all state is guarded by `lock`.
final class RuleBalancer implements Balancer, Endpoints {
  private final Object lock = new Object();
  private final String id;
  private final Rule rule;
  private final Counts counts;
  private final String countSource;
  private final RecordingRandom random;
  private final Roster roster;
  private final Eligibility eligibility;
  private long latestNanos;

  RuleBalancer(BalancerSetup setup) {
    BalancerSettings settings = RecordShape.settled(setup.settings());
    BalancerKind kind = settings.kind();
    id = kind.id();
    counts = Counts.of(settings, setup.sources());
    countSource = kind.counts() ? counts.description() : "none";
    random = new RecordingRandom(setup.random());
    rule = kind.newRule(new RuleSetup(settings, counts, random));
    Integer subset = settings.subset();
    roster = new Roster(subset == null ? null : new Subset(subset, setup.seed()));
    eligibility = new Eligibility(rule, settings, random);
    setup.members().forEach(member -> roster.add(member.name(), member.weight()));
  }

  @Override
  public Endpoints endpoints() {
    return this;
  }

  @Override
  public Lease pick(PickContext context) throws NoEndpointException {
    synchronized (lock) {
      long now = context.nowNanos();
      latestNanos = now;
      random.begin();
      List<Endpoint> members = roster.visible();
      counts.refresh(members, now);
      Candidates candidates = eligibility.candidates(roster, now);
      if (candidates.isEmpty()) {
        throw new NoEndpointException(roster.describe());
      }
      RuleChoice choice = rule.choose(new Pick(members, candidates, now, context.key()));
      CountedLease lease =
          new CountedLease(this, choice.endpoint(), record(context, candidates, choice));
      choice.endpoint().leases++;
      if (!counts.isOnConnect()) {
        count(lease);
      }
      return lease;
    }
  }

  private PickRecord record(PickContext context, Candidates candidates, RuleChoice choice) {
    return new PickRecord(
        id,
        context.nowNanos(),
        context.request(),
        context.key(),
        candidates.names(),
        choice.scores(),
        choice.ties(),
        random.draws(),
        countSource,
        choice.endpoint().name());
  }

  private void count(CountedLease lease) {
    lease.counts = true;
    lease.target.counted++;
    rule.countChanged(lease.target);
  }

  void connected(CountedLease lease) {
    synchronized (lock) {
      if (!lease.ended && !lease.counts) {
        count(lease);
      }
    }
  }

  void close(CountedLease lease) {
    synchronized (lock) {
      release(lease, Outcome.CANCELLED, latestNanos);
    }
  }

  void release(CountedLease lease, Outcome outcome, long nowNanos) {
    synchronized (lock) {
      if (lease.ended) {
        return;
      }
      lease.ended = true;
      latestNanos = nowNanos;
      Endpoint endpoint = lease.target;
      endpoint.leases--;
      if (lease.counts) {
        endpoint.counted--;
        rule.countChanged(endpoint);
      }
      long held = Math.max(0, nowNanos - lease.pick().atNanos());
      Release release = new Release(outcome, held, nowNanos);
      rule.released(endpoint, release);
      eligibility.ended(endpoint, release);
    }
  }

  @Override
  public void add(String name, int weight, long nowNanos) {
    synchronized (lock) {
      roster.add(name, weight).warmUp(nowNanos);
    }
  }

  @Override
  public void remove(String name) {
    synchronized (lock) {
      roster.remove(name);
    }
  }

  @Override
  public void drain(String name) {
    synchronized (lock) {
      roster.drain(roster.find(name), true);
    }
  }

  @Override
  public void restore(String name, long nowNanos) {
    synchronized (lock) {
      Endpoint endpoint = roster.find(name);
      if (roster.drain(endpoint, false)) {
        endpoint.warmUp(nowNanos);
      }
    }
  }

  @Override
  public List<EndpointStatus> status() {
    synchronized (lock) {
      return roster.status();
    }
  }
}
