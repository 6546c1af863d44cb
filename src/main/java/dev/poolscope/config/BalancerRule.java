package dev.poolscope.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rule by which a balancer picks, with the fields of [Balancer] that it has.
public enum BalancerRule {
  @Choice(doc = "nobody picks: each load names its target")
  NONE,
  @Choice(doc = "takes the hosts in turn")
  ROUND_ROBIN,
  @Choice(doc = "takes the hosts in turn by weight, evenly interleaved (nginx)")
  SMOOTH_WEIGHTED_ROUND_ROBIN("counts", "countWhen", "maxConns", "maxFails", "failTimeout"),
  @Choice(doc = "takes any host")
  RANDOM,
  @Choice(doc = "takes any host with a probability by weight (nginx)")
  WEIGHTED_RANDOM("counts", "countWhen", "maxConns", "maxFails", "failTimeout"),
  @Choice(doc = "draws two different hosts and takes the less loaded (Finagle)")
  P2C("counts", "countWhen", "ties"),
  @Choice(doc = "draws twice, perhaps the same host, and takes the less loaded (Envoy)")
  P2C_WITH_REPLACEMENT("counts", "countWhen", "ties", "choices"),
  @Choice(doc = "takes the least loaded host, the first of equals (hlts2)")
  LEAST_CONNECTIONS("counts", "countWhen", "ties"),
  @Choice(doc = "takes the least loaded host, the first of equals; load shows on connect (gnet)")
  LEAST_CONNECTIONS_SCAN("counts", "countWhen", "ties"),
  @Choice(doc = "takes the root of a heap that is put in order only now and then (gnet, 2020)")
  LEAST_CONNECTIONS_CACHED_ROOT("counts", "countWhen"),
  @Choice(doc = "takes the least load per weight, equals in turn by weight (nginx)")
  NGINX_LEAST_CONN("counts", "countWhen", "ties", "maxConns", "maxFails", "failTimeout"),
  @Choice(doc = "takes the least load per weight, any idle host first (HAProxy)")
  HAPROXY_LEASTCONN("counts", "countWhen", "ties"),
  @Choice(doc = "schedules the hosts by weight over load (Envoy)")
  LEAST_REQUEST_WEIGHTED("counts", "countWhen", "bias"),
  @Choice(doc = "takes the host at the client address's CRC-32 modulo their number (gnet)")
  SOURCE_HASH,
  @Choice(doc = "takes the host by a hash of the client's network (nginx)")
  NGINX_IP_HASH("counts", "countWhen", "maxConns", "maxFails", "failTimeout"),
  @Choice(doc = "takes the next host on a hash ring (Envoy)")
  RING_HASH("ringSize"),
  @Choice(doc = "takes the next host on a hash ring that has room (HAProxy)")
  RING_HASH_BOUNDED("counts", "countWhen", "ringSize", "factor"),
  @Choice(doc = "takes the host at the key's place in a Maglev table (Envoy)")
  MAGLEV("tableSize"),
  @Choice(doc = "takes the next host in a Maglev table that has room (Envoy)")
  MAGLEV_BOUNDED("counts", "countWhen", "tableSize", "factor"),
  @Choice(doc = "draws two hosts and takes the one with less latency times load (Finagle)")
  PEAK_EWMA("counts", "countWhen", "ties", "decay"),
  @Choice(doc = "takes the least average latency times load per weight (nginx)")
  LEAST_TIME("counts", "countWhen", "ties", "maxConns", "maxFails", "failTimeout"),
  @Choice(doc = "takes the first host that is not full (HAProxy)")
  FIRST("counts", "countWhen", "maxConns");

  /// Fields that go with every rule.
  private static final Set<String> COMMON = Set.of("per", "slowStart", "ejection", "subset");

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
  private final List<String> options;

  BalancerRule(String... options) {
    this.options = List.copyOf(Arrays.asList(options));
  }

  /// The fields of [Balancer] that only some rules have and this one does, in their order.
  public List<String> options() {
    return options;
  }

  /// Why a field of [Balancer] cannot be given under this rule; empty when the rule has it.
  public Optional<String> lacks(String field) {
    if (field.equals("kind") || has(field)) {
      return Optional.empty();
    }
    return Optional.of(
        this == NONE ? "there is no balancer" : Labels.of(this) + " has no " + field);
  }

  boolean has(String field) {
    String option = field.equals("sampleEvery") ? "countWhen" : field;
    return this != NONE && (COMMON.contains(field) || options.contains(option));
  }
}
