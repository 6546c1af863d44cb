package dev.poolscope.experiment;

import dev.poolscope.balance.PickPer;
import dev.poolscope.schema.Check;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Field;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who picks the target of a balanced request, and how. A field that is null means the default of
/// its rule, which differs from rule to rule.
public record Balancer(
    @Field(doc = "The rule.", fixed = true) BalancerRule kind,
    @Field(
            doc = "How often it picks. Per connection, a lease lasts as long as the connection.",
            def = "request",
            fixed = true)
        PickPer per,
    @Field(
            doc = "What counts as the load of a host.",
            special = "not given = in-flight",
            fixed = true)
        @Nullable CountWhat counts,
    @Field(
            doc = "When a change of load becomes visible to the rule.",
            special = "not given = at-pick; on-connect for least-connections-scan",
            fixed = true)
        @Nullable CountWhen countWhen,
    @Field(
            doc = "The time between samples, where countWhen is sampled.",
            above = "0s",
            max = "24h",
            fixed = true)
        @Nullable Duration sampleEvery,
    @Field(
            doc = "Who wins among hosts with equal scores.",
            special = "not given = as the rule's origin does",
            fixed = true)
        @Nullable TieRule ties,
    @Field(
            doc = "How many hosts are drawn.",
            min = "1",
            max = "1000",
            special = "not given = 2",
            fixed = true)
        @Nullable Integer choices,
    @Field(
            doc = "How strongly load lowers a weight.",
            min = "0",
            max = "10",
            special = "not given = 1, 0 = not at all",
            fixed = true)
        @Nullable Double bias,
    @Field(
            doc = "The most load of a host, as a multiple of the mean.",
            min = "1",
            max = "1000",
            special = "not given = 1.25",
            fixed = true)
        @Nullable Double factor,
    @Field(
            doc = "The time in which an average loses 63 % of its value.",
            above = "0s",
            max = "24h",
            special = "not given = 10s",
            fixed = true)
        @Nullable Duration decay,
    @Field(
            doc = "The least number of points on the ring.",
            min = "1",
            max = "8388608",
            special = "not given = 1024",
            fixed = true)
        @Nullable Integer ringSize,
    @Field(
            doc = "The number of table entries; a prime number.",
            min = "2",
            max = "5000011",
            special = "not given = 65537",
            fixed = true)
        @Nullable Integer tableSize,
    @Field(
            doc = "A host with that many in flight is passed over.",
            min = "0",
            special = "not given = 0 = no limit",
            fixed = true)
        @Nullable Integer maxConns,
    @Field(
            doc = "A host with that many failures is passed over for the fail timeout.",
            min = "0",
            special = "not given = 1, 0 = never",
            fixed = true)
        @Nullable Integer maxFails,
    @Field(
            doc = "How long a failing host is passed over.",
            above = "0s",
            max = "24h",
            special = "not given = 10s",
            fixed = true)
        @Nullable Duration failTimeout,
    @Field(doc = "A gradual start for hosts that join or come back.", fixed = true)
        @Nullable SlowStart slowStart,
    @Field(doc = "Ejection of hosts that keep failing.", fixed = true)
        @Nullable OutlierEjection ejection,
    @Field(
            doc = "How many of the hosts are used; the seed says which.",
            min = "1",
            max = "1000",
            special = "not given = all",
            fixed = true)
        @Nullable Integer subset) {

  /// Nobody picks.
  public static final Balancer NONE = of(BalancerRule.NONE);

  /// A balancer whose rule has its options.
  ///
  /// @throws ConfigException if it does not
  public Balancer {
    Check check = new Check();
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("counts", counts);
    given.put("countWhen", countWhen);
    given.put("ties", ties);
    given.put("choices", choices);
    given.put("bias", bias);
    given.put("factor", factor);
    given.put("decay", decay);
    given.put("ringSize", ringSize);
    given.put("tableSize", tableSize);
    given.put("maxConns", maxConns);
    given.put("maxFails", maxFails);
    given.put("failTimeout", failTimeout);
    given.put("slowStart", slowStart);
    given.put("ejection", ejection);
    given.put("subset", subset);
    given.forEach(
        (name, value) ->
            check.that(value == null || kind.has(name), name, hasNot(kind, name, given)));
    check.that(
        countWhen != CountWhen.ON_CONNECT || counts == null || counts == CountWhat.IN_FLIGHT,
        "countWhen",
        "on-connect is for counts: in-flight; connections are seen when they are dialed anyway");
    check.that(
        (countWhen == CountWhen.SAMPLED) == (sampleEvery != null),
        "sampleEvery",
        sampleEvery == null
            ? "missing; countWhen: sampled needs the time between samples, such as 100ms"
            : "goes with countWhen: sampled only; remove it, or write countWhen: sampled");
    check.that(
        tableSize == null || BigInteger.valueOf(tableSize).isProbablePrime(50),
        "tableSize",
        tableSize + " is no prime number");
    check.done();
  }

  /// A rule with its defaults.
  public static Balancer of(BalancerRule kind) {
    return new Balancer(
        kind,
        PickPer.REQUEST,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// Whether nobody picks.
  public boolean isNone() {
    return kind.equals(BalancerRule.NONE);
  }

  private static String hasNot(BalancerRule kind, String name, Map<String, @Nullable Object> all) {
    List<String> allowed = new ArrayList<>(all.keySet());
    allowed.removeIf(each -> !kind.has(each));
    return kind.id()
        + " has no "
        + name
        + (allowed.isEmpty() ? "" : "; allowed: " + String.join(", ", allowed));
  }
}
