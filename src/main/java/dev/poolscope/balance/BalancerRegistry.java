package dev.poolscope.balance;

import static dev.poolscope.balance.RuleOption.BIAS;
import static dev.poolscope.balance.RuleOption.CHOICES;
import static dev.poolscope.balance.RuleOption.COUNTS;
import static dev.poolscope.balance.RuleOption.COUNT_WHEN;
import static dev.poolscope.balance.RuleOption.DECAY_NANOS;
import static dev.poolscope.balance.RuleOption.FACTOR;
import static dev.poolscope.balance.RuleOption.FAIL_TIMEOUT_NANOS;
import static dev.poolscope.balance.RuleOption.MAX_CONNS;
import static dev.poolscope.balance.RuleOption.MAX_FAILS;
import static dev.poolscope.balance.RuleOption.RING_SIZE;
import static dev.poolscope.balance.RuleOption.TABLE_SIZE;
import static dev.poolscope.balance.RuleOption.TIES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules by id, one entry each.
public final class BalancerRegistry {
  private static final RuleOption[] LOAD = {COUNTS, COUNT_WHEN, TIES};
  private static final RuleOption[] NGINX = {
    COUNTS, COUNT_WHEN, MAX_CONNS, MAX_FAILS, FAIL_TIMEOUT_NANOS
  };
  private static final RuleOption[] NGINX_LOAD = {
    COUNTS, COUNT_WHEN, TIES, MAX_CONNS, MAX_FAILS, FAIL_TIMEOUT_NANOS
  };

  private static final Map<String, BalancerKind> KINDS =
      index(
          kind("round-robin", "Takes the hosts in turn.", _ -> new RoundRobin()),
          kind(
                  "smooth-weighted-round-robin",
                  "Takes the hosts in turn by weight, evenly interleaved (nginx).",
                  SmoothWeightedRoundRobin::new)
              .weighted()
              .with(NGINX),
          kind("random", "Takes any host.", UniformRandom::new),
          kind(
                  "weighted-random",
                  "Takes any host with a probability by weight (nginx).",
                  WeightedRandom::new)
              .weighted()
              .with(NGINX),
          kind(
                  "p2c",
                  "Draws two different hosts and takes the less loaded (Finagle).",
                  PowerOfTwo::new)
              .with(LOAD),
          kind(
                  "p2c-with-replacement",
                  "Draws twice, perhaps the same host, and takes the less loaded (Envoy).",
                  PowerOfTwoWithReplacement::new)
              .with(COUNTS, COUNT_WHEN, TIES, CHOICES),
          kind(
                  "least-connections",
                  "Takes the least loaded host, the first of equals (hlts2).",
                  LeastConnections::new)
              .with(LOAD),
          kind(
                  "least-connections-scan",
                  "Takes the least loaded host, the first of equals; load shows on connect (gnet).",
                  LeastConnectionsScan::new)
              .counting(CountWhen.ON_CONNECT)
              .with(LOAD),
          kind(
                  "least-connections-cached-root",
                  "Takes the root of a heap that is put in order only now and then (gnet, 2020).",
                  CachedRootHeap::new)
              .with(COUNTS, COUNT_WHEN),
          kind(
                  "nginx-least-conn",
                  "Takes the least load per weight, equals in turn by weight (nginx).",
                  NginxLeastConnections::new)
              .weighted()
              .with(NGINX_LOAD),
          kind(
                  "haproxy-leastconn",
                  "Takes the least load per weight, any idle host first (HAProxy).",
                  HaproxyLeastConnections::new)
              .weighted()
              .with(LOAD),
          kind(
                  "least-request-weighted",
                  "Schedules the hosts by weight over load (Envoy).",
                  WeightedLeastRequest::new)
              .weighted()
              .with(COUNTS, COUNT_WHEN, BIAS),
          kind(
                  "source-hash",
                  "Takes the host at the client address's CRC-32 modulo their number (gnet).",
                  _ -> new SourceHash())
              .keyed(),
          kind(
                  "nginx-ip-hash",
                  "Takes the host by a hash of the client's network (nginx).",
                  NginxIpHash::new)
              .keyed()
              .weighted()
              .with(NGINX),
          kind(
                  "ring-hash",
                  "Takes the next host on a hash ring (Envoy).",
                  setup -> new TableHash(setup, RingTable::new))
              .keyed()
              .weighted()
              .with(RING_SIZE),
          kind(
                  "ring-hash-bounded",
                  "Takes the next host on a hash ring that has room (HAProxy).",
                  setup -> new BoundedTableHash(setup, RingTable::new))
              .keyed()
              .weighted()
              .with(COUNTS, COUNT_WHEN, RING_SIZE, FACTOR),
          kind(
                  "maglev",
                  "Takes the host at the key's place in a Maglev table (Envoy).",
                  setup -> new TableHash(setup, MaglevTable::new))
              .keyed()
              .weighted()
              .with(TABLE_SIZE),
          kind(
                  "maglev-bounded",
                  "Takes the next host in a Maglev table that has room (Envoy).",
                  setup -> new BoundedTableHash(setup, MaglevTable::new))
              .keyed()
              .weighted()
              .with(COUNTS, COUNT_WHEN, TABLE_SIZE, FACTOR),
          kind(
                  "peak-ewma",
                  "Draws two hosts and takes the one with less latency times load (Finagle).",
                  PeakEwma::new)
              .with(COUNTS, COUNT_WHEN, TIES, DECAY_NANOS),
          kind(
                  "least-time",
                  "Takes the least average latency times load per weight (nginx).",
                  LeastTime::new)
              .weighted()
              .with(NGINX_LOAD),
          kind("first", "Takes the first host that is not full (HAProxy).", FirstFree::new)
              .with(COUNTS, COUNT_WHEN, MAX_CONNS));

  private BalancerRegistry() {}

  /// All kinds in their order.
  public static List<BalancerKind> kinds() {
    return List.copyOf(KINDS.values());
  }

  /// The kind of an id.
  ///
  /// @throws IllegalArgumentException if there is none; the message names those that there are
  public static BalancerKind kind(String id) {
    BalancerKind kind = KINDS.get(id);
    if (kind == null) {
      throw new IllegalArgumentException(
          "there is no balancer " + id + "; there are: " + String.join(", ", KINDS.keySet()));
    }
    return kind;
  }

  /// A balancer of the kind of an id, see [#kind] and [BalancerKind#create].
  public static Balancer create(String id, BalancerSetup setup) {
    return kind(id).create(setup);
  }

  private static BalancerKind kind(
      String id, String description, Function<RuleSetup, Rule> factory) {
    return new BalancerKind(id, description, factory);
  }

  private static Map<String, BalancerKind> index(BalancerKind... kinds) {
    return Stream.of(kinds)
        .collect(
            Collectors.toMap(
                BalancerKind::id, kind -> kind, (first, _) -> first, LinkedHashMap::new));
  }
}
