package dev.poolscope.balance;

import static dev.poolscope.balance.Trait.COUNTING;
import static dev.poolscope.balance.Trait.KEYED;
import static dev.poolscope.balance.Trait.NGINX;
import static dev.poolscope.balance.Trait.TIES;
import static dev.poolscope.balance.Trait.WEIGHTED;

import dev.poolscope.schema.Choice;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.RecordShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The rule by which a balancer picks, one constant for each: its word in files and on the command
/// line, what it does, how it is made, and what it has in common with others. Which options it has
/// is said where they are defined, in [BalancerSettings].
@SuppressWarnings("ImmutableEnumChecker") // what makes the rules holds no state
public enum BalancerKind {
  /// Nobody picks.
  @Choice(doc = "nobody picks: each load names its target")
  NONE(
      _ -> {
        throw new IllegalStateException("none is no balancer");
      }),
  /// See [RoundRobin].
  @Choice(doc = "takes the hosts in turn")
  ROUND_ROBIN(_ -> new RoundRobin()),
  /// See [SmoothWeightedRoundRobin].
  @Choice(doc = "takes the hosts in turn by weight, evenly interleaved (nginx)")
  SMOOTH_WEIGHTED_ROUND_ROBIN(SmoothWeightedRoundRobin::new, WEIGHTED, COUNTING, NGINX),
  /// See [UniformRandom].
  @Choice(doc = "takes any host")
  RANDOM(UniformRandom::new),
  /// See [WeightedRandom].
  @Choice(doc = "takes any host with a probability by weight (nginx)")
  WEIGHTED_RANDOM(WeightedRandom::new, WEIGHTED, COUNTING, NGINX),
  /// See [PowerOfTwo].
  @Choice(doc = "draws two different hosts and takes the less loaded (Finagle)")
  P2C(PowerOfTwo::new, COUNTING, TIES),
  /// See [PowerOfTwoWithReplacement].
  @Choice(doc = "draws twice, perhaps the same host, and takes the less loaded (Envoy)")
  P2C_WITH_REPLACEMENT(PowerOfTwoWithReplacement::new, COUNTING, TIES),
  /// See [LeastConnections].
  @Choice(doc = "takes the least loaded host, the first of equals (hlts2)")
  LEAST_CONNECTIONS(LeastConnections::new, COUNTING, TIES),
  /// See [LeastConnectionsScan].
  @Choice(doc = "takes the least loaded host, the first of equals; load shows on connect (gnet)")
  LEAST_CONNECTIONS_SCAN(LeastConnectionsScan::new, COUNTING, TIES),
  /// See [CachedRootHeap].
  @Choice(doc = "takes the root of a heap that is put in order only now and then (gnet, 2020)")
  LEAST_CONNECTIONS_CACHED_ROOT(CachedRootHeap::new, COUNTING),
  /// See [NginxLeastConnections].
  @Choice(doc = "takes the least load per weight, equals in turn by weight (nginx)")
  NGINX_LEAST_CONN(NginxLeastConnections::new, WEIGHTED, COUNTING, TIES, NGINX),
  /// See [HaproxyLeastConnections].
  @Choice(doc = "takes the least load per weight, any idle host first (HAProxy)")
  HAPROXY_LEASTCONN(HaproxyLeastConnections::new, WEIGHTED, COUNTING, TIES),
  /// See [WeightedLeastRequest].
  @Choice(doc = "schedules the hosts by weight over load (Envoy)")
  LEAST_REQUEST_WEIGHTED(WeightedLeastRequest::new, WEIGHTED, COUNTING),
  /// See [SourceHash].
  @Choice(doc = "takes the host at the client address's CRC-32 modulo their number (gnet)")
  SOURCE_HASH(_ -> new SourceHash(), KEYED),
  /// See [NginxIpHash].
  @Choice(doc = "takes the host by a hash of the client's network (nginx)")
  NGINX_IP_HASH(NginxIpHash::new, KEYED, WEIGHTED, COUNTING, NGINX),
  /// See [RingTable].
  @Choice(doc = "takes the next host on a hash ring (Envoy)")
  RING_HASH(setup -> new TableHash(setup, RingTable::new), KEYED, WEIGHTED),
  /// See [RingTable] and [BoundedTableHash].
  @Choice(doc = "takes the next host on a hash ring that has room (HAProxy)")
  RING_HASH_BOUNDED(
      setup -> new BoundedTableHash(setup, RingTable::new), KEYED, WEIGHTED, COUNTING),
  /// See [MaglevTable].
  @Choice(doc = "takes the host at the key's place in a Maglev table (Envoy)")
  MAGLEV(setup -> new TableHash(setup, MaglevTable::new), KEYED, WEIGHTED),
  /// See [MaglevTable] and [BoundedTableHash].
  @Choice(doc = "takes the next host in a Maglev table that has room (Envoy)")
  MAGLEV_BOUNDED(setup -> new BoundedTableHash(setup, MaglevTable::new), KEYED, WEIGHTED, COUNTING),
  /// See [PeakEwma].
  @Choice(doc = "draws two hosts and takes the one with less latency times load (Finagle)")
  PEAK_EWMA(PeakEwma::new, COUNTING, TIES),
  /// See [LeastTime].
  @Choice(doc = "takes the least average latency times load per weight (nginx)")
  LEAST_TIME(LeastTime::new, WEIGHTED, COUNTING, TIES, NGINX),
  /// See [FirstFree].
  @Choice(doc = "takes the first host that is not full (HAProxy)")
  FIRST(FirstFree::new, COUNTING);

  /// Fields of [BalancerSettings] that are no options of a rule.
  private static final Set<String> COMMON = Set.of("kind", "per");

  private final Function<RuleSetup, Rule> factory;
  private final Set<Trait> traits;

  BalancerKind(Function<RuleSetup, Rule> factory, Trait... traits) {
    this.factory = factory;
    this.traits = Set.of(traits);
  }

  /// All but [#NONE], in their order.
  public static List<BalancerKind> rules() {
    return Arrays.stream(values()).filter(kind -> kind != NONE).toList();
  }

  /// Its word in files and on the command line.
  public String id() {
    return Labels.of(this);
  }

  /// The names of the options that it has, in their order.
  public List<String> options() {
    return RecordShape.of(BalancerSettings.class).parts().stream()
        .filter(part -> !COMMON.contains(part.name()) && has(part))
        .map(Part::name)
        .toList();
  }

  /// Whether an option belongs to all kinds.
  public static boolean isShared(String option) {
    return rules().stream().allMatch(kind -> kind.options().contains(option));
  }

  /// Why a field of [BalancerSettings] cannot be given with this kind; empty when it has it.
  public Optional<String> lacks(String field) {
    boolean common = field.equals("kind") || (this != NONE && COMMON.contains(field));
    if (common || options().contains(field)) {
      return Optional.empty();
    }
    return Optional.of(this == NONE ? "there is no balancer" : id() + " has no " + field);
  }

  /// Whether every pick needs a client address or hash key.
  public boolean needsKey() {
    return traits.contains(KEYED);
  }

  /// Whether it heeds the weights of endpoints.
  public boolean hasWeights() {
    return traits.contains(WEIGHTED);
  }

  /// Whether it goes by the load of endpoints.
  boolean counts() {
    return traits.contains(COUNTING);
  }

  /// When leases count, where nothing else is said.
  CountWhen countsWhen() {
    return this == LEAST_CONNECTIONS_SCAN ? CountWhen.ON_CONNECT : CountWhen.AT_PICK;
  }

  Rule newRule(RuleSetup setup) {
    return factory.apply(setup);
  }

  private boolean has(Part option) {
    if (this == NONE) {
      return false;
    }
    OptionOf of = option.component().getAnnotation(OptionOf.class);
    return of == null
        || Arrays.asList(of.value()).contains(this)
        || Arrays.stream(of.with()).anyMatch(traits::contains);
  }
}
