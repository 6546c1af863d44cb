package dev.poolscope.balance;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A rule as users see it. Immutable.
public final class BalancerKind {
  private final String id;
  private final String description;
  private final Function<RuleSetup, Rule> factory;
  private final Traits traits;

  /// What differs between kinds besides the rule itself.
  private record Traits(
      Set<RuleOption> options, boolean keyed, boolean weighted, CountWhen countWhen) {}

  private BalancerKind(BalancerKind base, Traits traits) {
    id = base.id;
    description = base.description;
    factory = base.factory;
    this.traits = traits;
  }

  /// A kind without options, keys and weights that counts at the pick.
  BalancerKind(String id, String description, Function<RuleSetup, Rule> factory) {
    this.id = id;
    this.description = description;
    this.factory = factory;
    traits = new Traits(Set.of(), false, false, CountWhen.AT_PICK);
  }

  /// This kind with options.
  BalancerKind with(RuleOption... options) {
    return new BalancerKind(
        this, new Traits(Set.of(options), traits.keyed, traits.weighted, traits.countWhen));
  }

  /// This kind as one that needs the key of a pick.
  BalancerKind keyed() {
    return new BalancerKind(
        this, new Traits(traits.options, true, traits.weighted, traits.countWhen));
  }

  /// This kind as one that heeds weights.
  BalancerKind weighted() {
    return new BalancerKind(this, new Traits(traits.options, traits.keyed, true, traits.countWhen));
  }

  /// This kind with another default of when it counts.
  BalancerKind counting(CountWhen when) {
    return new BalancerKind(this, new Traits(traits.options, traits.keyed, traits.weighted, when));
  }

  /// Its name in files and on the command line.
  public String id() {
    return id;
  }

  /// One sentence for users.
  public String description() {
    return description;
  }

  /// The options it has. Slow start, ejection and subsets go with every kind.
  public Set<RuleOption> options() {
    return traits.options;
  }

  /// Whether every pick needs a client address or hash key.
  public boolean needsKey() {
    return traits.keyed;
  }

  /// Whether it heeds the weights of endpoints.
  public boolean hasWeights() {
    return traits.weighted;
  }

  /// When it counts by default.
  public CountWhen defaultCountWhen() {
    return traits.countWhen;
  }

  /// A balancer of this kind.
  ///
  /// @throws IllegalArgumentException if the setup has an option that the kind does not have, a
  ///   count without a source, a name twice or a weight out of range
  public Balancer create(BalancerSetup setup) {
    return new RuleBalancer(this, setup);
  }

  /// The load as a balancer of this kind sees it.
  ///
  /// @throws IllegalArgumentException if an option is set that it does not have
  Counts counts(BalancerSetup setup) {
    BalancerOptions options = setup.options();
    refuse(RuleOption.COUNTS, options.counts());
    refuse(RuleOption.COUNT_WHEN, options.countWhen());
    refuse(RuleOption.TIES, options.ties());
    options.numbers().forEach(this::refuse);
    CountWhat what = options.counts() == null ? CountWhat.IN_FLIGHT : options.counts();
    CountWhen when = what == CountWhat.IN_FLIGHT ? traits.countWhen : CountWhen.AT_PICK;
    return new Counts(
        what, options.countWhen() == null ? when : options.countWhen(), setup.sources().get(what));
  }

  Rule newRule(RuleSetup setup) {
    return factory.apply(setup);
  }

  private void refuse(RuleOption option, @Nullable Object value) {
    if (value != null && !traits.options.contains(option)) {
      throw new IllegalArgumentException(id + " has no option " + option.id());
    }
  }
}
