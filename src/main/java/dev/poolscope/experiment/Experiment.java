package dev.poolscope.experiment;

import dev.poolscope.balance.BalancerSettings;
import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.units.Durations;
import dev.poolscope.units.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// One experiment: which targets there are, how the client's pool is set, what load it gets, what
/// changes on the way and what is expected of it. Its parts fit each other by construction; the
/// limits of single values, and what its changes lead to, are checked where text becomes an
/// experiment, by [Experiments].
///
/// @param duration how long load is offered
/// @param changes in the order of the file; [Experiments] puts them in the order of their times
public record Experiment(
    @Field(
            doc = "The name, which run directories begin with.",
            pattern = "[a-z0-9][a-z0-9-]{0,99}",
            patternWords = "at most 100 small letters, digits and -, not beginning with -",
            fixed = true)
        String name,
    @Field(doc = "A short title; without one, the name.", def = "\"\"", fixed = true) String title,
    @Field(doc = "The question that the experiment answers.", def = "\"\"", fixed = true)
        String question,
    @Field(doc = "What to look at while it runs.", def = "\"\"", fixed = true) String watch,
    @Field(
            doc = "Words by which people look for it, separated by commas; the first is its group.",
            def = "\"\"",
            fixed = true)
        String tags,
    @Field(
            doc = "The addresses of public reports whose trouble it shows, separated by commas.",
            def = "\"\"",
            pattern = "(|https?://[^\\s,]+(,\\s*https?://[^\\s,]+)*)",
            patternWords = "addresses that begin with https:// or http://, separated by commas",
            fixed = true)
        String report,
    @Field(
            doc =
                "The names of experiments that show the same under other rules or settings,"
                    + " separated by commas.",
            def = "\"\"",
            pattern = "(|[a-z0-9][a-z0-9-]*(,\\s*[a-z0-9][a-z0-9-]*)*)",
            patternWords = "names of experiments, separated by commas",
            fixed = true)
        String beside,
    @Field(
            doc = "How long load is offered. What is due exactly at its end is not sent.",
            def = "10s",
            name = "window",
            alias = "duration",
            above = "0s",
            max = "24h",
            fixed = true)
        Duration duration,
    @Field(doc = "The seed of everything random.", def = "1", fixed = true) long seed,
    @Field(doc = "The hosts that requests go to.", min = "1", max = "1000") List<Target> targets,
    @Field(
            doc =
                "How many clients there are, such as proxies or workers. Each has a pool and a"
                    + " balancer of its own, with these limits, counts and draws of its own, and"
                    + " knows nothing of the others. The requests of a load are dealt to them in"
                    + " turn.",
            def = "1",
            min = "1",
            max = "100",
            fixed = true)
        int instances,
    @Field(
            doc =
                "Which part of the load this run sends, from 0, and of how many: 2/5 is the third of"
                    + " five. The parts together, each a run of its own, send the load of the whole.",
            def = "0/1",
            pattern = "[0-9]{1,4}/[0-9]{1,4}",
            patternWords = "which part, from 0, and of how many, such as 0/3, 1/3 and 2/3",
            fixed = true)
        String share,
    @Field(doc = "The client's connection pool and its limits.", def = "{}") Transport transport,
    @Field(doc = "Who picks the target of a balanced request.", def = "{kind: none}", fixed = true)
        BalancerSettings balancer,
    @Field(doc = "The streams of requests.", min = "1", max = "1000") List<Load> load,
    @Field(doc = "What changes while the experiment runs.", def = "[]", max = "1000", fixed = true)
        List<Change> changes,
    @Field(doc = "What the summary is expected to say.", def = "[]", max = "1000", fixed = true)
        List<Expectation> expect) {
  /// The host that stands for all targets in an [Expectation].
  public static final String ALL_HOSTS = "all";

  /// The target of a [Load] whose requests the balancer spreads.
  public static final String BALANCED = "balanced";

  /// An experiment whose parts fit each other.
  ///
  /// @throws ConfigException if they do not
  public Experiment {
    title = title.isEmpty() ? name : title;
    targets = List.copyOf(targets);
    load = List.copyOf(load);
    expect = List.copyOf(expect);
    Check check = new Check();
    List<String> names = targets.stream().map(Target::name).toList();
    checkNames(check, names);
    checkShare(check, share);
    Upstreams.check(check, targets);
    checkProtocols(check, targets, transport);
    checkLoad(check, load, names, !balancer.isNone());
    List<String> hosts = Stream.concat(names.stream(), Stream.of(ALL_HOSTS)).toList();
    for (int i = 0; i < expect.size(); i++) {
      known(check, "expect." + i + ".host", expect.get(i).host(), hosts);
      checkStretch(check, "expect." + i, expect.get(i), duration);
    }
    changes = List.copyOf(changes);
    for (int i = 0; i < changes.size(); i++) {
      checkTime(check, "changes." + i + ".at", changes.get(i).at(), duration);
    }
    check.done();
  }

  /// This experiment with other changes.
  Experiment withChanges(List<Change> others) {
    return RecordShape.with(this, Map.of("changes", others));
  }

  /// This experiment as one of its clients has it: what that draws comes from a seed of its own,
  /// which for the first is that of the experiment. The clients of other parts of the load come
  /// behind those of the parts before.
  ///
  /// @param instance its number, from 1
  public Experiment ofInstance(int instance) {
    int before = part().index() * instances;
    return RecordShape.with(this, Map.of("seed", seedOf(seed, before + instance)));
  }

  /// Which part of the load this run sends.
  public Share part() {
    return Share.parse(share);
  }

  /// How many pools of connections each of the clients of a run has at the most: one, or one for
  /// each identity that its requests carry.
  public int poolsOfInstance() {
    return transport.pool() == Pooling.SHARED
        ? 1
        : load.stream().mapToInt(each -> each.request().clients()).max().orElse(1);
  }

  /// The seed of what one of the clients of a run draws.
  ///
  /// @param instance its number, from 1; the first has the seed of the experiment
  public static long seedOf(long experimentSeed, int instance) {
    // Multiples of the golden ratio's bits keep the seeds of neighbours far apart.
    return experimentSeed ^ (instance - 1) * 0x9E3779B97F4A7C15L;
  }

  /// The target of a name.
  ///
  /// @throws IllegalArgumentException if there is none
  public Target target(String targetName) {
    return targets.stream()
        .filter(target -> target.name().equals(targetName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(targetName + " is no target"));
  }

  /// The protocol of the connections to a host: that of its target, or else the transport's, also
  /// for a host that is no target.
  public Protocol protocol(String host) {
    return targets.stream()
        .filter(target -> target.name().equals(host))
        .map(Target::protocol)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(transport.protocol());
  }

  /// This experiment with the ports on which its sample servers listen.
  ///
  /// @param ports by the names of targets that have a sample; samples not named keep theirs
  /// @throws IllegalArgumentException if a name is no target with a sample
  public Experiment withSamplePorts(Map<String, Integer> ports) {
    List<Target> changed = new ArrayList<>(targets);
    ports.forEach(
        (targetName, port) -> {
          Target target = target(targetName);
          changed.set(targets.indexOf(target), target.withSamplePort(port));
        });
    return RecordShape.with(this, Map.of("targets", changed));
  }

  private static void checkShare(Check check, String share) {
    try {
      var _ = Share.parse(share);
    } catch (IllegalArgumentException e) {
      check.that(false, "share", String.valueOf(e.getMessage()));
    }
  }

  private static void checkNames(Check check, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      check.that(
          seen.add(name),
          "targets." + i + ".name",
          Texts.quoted(name) + " is already the name of another target");
    }
  }

  private static void checkProtocols(Check check, List<Target> targets, Transport transport) {
    for (int i = 0; i < targets.size(); i++) {
      Protocol protocol = targets.get(i).protocol();
      check.that(
          protocol != Protocol.H2C || transport.mayBeH2c(),
          "targets." + i + ".protocol",
          Transport.NO_H2C);
    }
  }

  private static void checkLoad(
      Check check, List<Load> load, List<String> names, boolean hasBalancer) {
    for (int i = 0; i < load.size(); i++) {
      String field = "load." + i + ".target";
      String target = load.get(i).target();
      if (target.equals(BALANCED)) {
        check.that(
            hasBalancer,
            field,
            "balanced needs a balancer, and balancer is {kind: none}; name a target: "
                + Texts.either(names));
      } else {
        known(check, field, target, names);
      }
    }
  }

  static void known(Check check, String field, String name, List<String> names) {
    check.that(
        names.contains(name),
        field,
        "%s is no target%s; allowed: %s"
            .formatted(Texts.quoted(name), Texts.suggestion(name, names), Texts.either(names)));
  }

  private static void checkStretch(
      Check check, String field, Expectation expectation, Duration duration) {
    if (expectation.from() != null) {
      checkTime(check, field + ".from", expectation.from(), duration);
    }
    if (expectation.to() != null) {
      check.that(
          expectation.to().compareTo(duration) <= 0,
          field + ".to",
          Durations.format(expectation.to())
              + " is beyond the end of the load; allowed: up to "
              + Durations.format(duration));
    }
  }

  private static void checkTime(Check check, String field, Duration at, Duration duration) {
    check.that(
        !at.isNegative() && at.compareTo(duration) < 0,
        field,
        Durations.format(at)
            + " is not within the run; allowed: from 0s to before "
            + Durations.format(duration));
  }
}
