package dev.poolscope.balance;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Checked;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.RecordShape;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who picks the host of a balanced request, and how. This is the only definition of a balancer's
/// options: the experiment file, the form, the reference page, `poolscope pick` and all messages go
/// by it. An option that is null was not given; [RecordShape#settled] puts what holds then.
public record BalancerSettings(
    @Field(doc = "The rule.") BalancerKind kind,
    @Field(
            doc = "How often it picks. Per connection, a lease lasts as long as the connection.",
            def = "request")
        PickPer per,
    @Field(doc = "What counts as the load of a host.", otherwise = "in-flight")
        @OptionOf(with = Trait.COUNTING)
        @Nullable CountWhat counts,
    @Field(
            doc = "When a change of load becomes visible to the rule.",
            special = "not given = at-pick; on-connect for least-connections-scan")
        @OptionOf(with = Trait.COUNTING)
        @Nullable CountWhen countWhen,
    @Field(doc = "The time between samples, where countWhen is sampled.", above = "0s", max = "24h")
        @OptionOf(with = Trait.COUNTING)
        @Nullable Duration sampleEvery,
    @Field(
            doc = "Who wins among hosts with equal scores.",
            special = "not given = as the rule's origin does")
        @OptionOf(with = Trait.TIES)
        @Nullable TieRule ties,
    @Field(doc = "How many hosts are drawn.", otherwise = "2", min = "1", max = "1000")
        @OptionOf(BalancerKind.P2C_WITH_REPLACEMENT)
        @Nullable Integer choices,
    @Field(
            doc = "How strongly load lowers a weight.",
            otherwise = "1",
            min = "0",
            max = "10",
            special = "0 = not at all")
        @OptionOf(BalancerKind.LEAST_REQUEST_WEIGHTED)
        @Nullable Double bias,
    @Field(
            doc = "The most load of a host, as a multiple of the mean.",
            otherwise = "1.25",
            min = "1",
            max = "1000")
        @OptionOf({BalancerKind.RING_HASH_BOUNDED, BalancerKind.MAGLEV_BOUNDED})
        @Nullable Double factor,
    @Field(
            doc = "The time in which an average loses 63 % of its value.",
            otherwise = "10s",
            above = "0s",
            max = "24h")
        @OptionOf(BalancerKind.PEAK_EWMA)
        @Nullable Duration decay,
    @Field(
            doc = "The least number of points on the ring.",
            otherwise = "1024",
            min = "1",
            max = "8388608")
        @OptionOf({BalancerKind.RING_HASH, BalancerKind.RING_HASH_BOUNDED})
        @Nullable Integer ringSize,
    @Field(
            doc = "The number of table entries; a prime number.",
            otherwise = "65537",
            min = "2",
            max = "5000011")
        @OptionOf({BalancerKind.MAGLEV, BalancerKind.MAGLEV_BOUNDED})
        @Nullable Integer tableSize,
    @Field(
            doc = "A host with that many in flight is passed over.",
            otherwise = "0",
            min = "0",
            special = "0 = no limit")
        @OptionOf(value = BalancerKind.FIRST, with = Trait.NGINX)
        @Nullable Integer maxConns,
    @Field(
            doc = "A host with that many failures is passed over for the fail timeout.",
            otherwise = "1",
            min = "0",
            special = "0 = never")
        @OptionOf(with = Trait.NGINX)
        @Nullable Integer maxFails,
    @Field(
            doc = "How long a failing host is passed over.",
            otherwise = "10s",
            above = "0s",
            max = "24h")
        @OptionOf(with = Trait.NGINX)
        @Nullable Duration failTimeout,
    @Field(doc = "A gradual start for hosts that join or come back.") @Nullable SlowStart slowStart,
    @Field(doc = "Ejection of hosts that keep failing.") @Nullable OutlierEjection ejection,
    @Field(
            doc = "How many of the hosts are used; the seed says which.",
            min = "1",
            max = "1000",
            special = "not given = all")
        @Nullable Integer subset)
    implements Checked {

  /// Settings that go together.
  ///
  /// @throws dev.poolscope.schema.ConfigException if they do not
  public BalancerSettings {
    Check check = new Check();
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

  /// Options that the kind does not have are refused.
  @Override
  public void check(Check check) {
    List<String> allowed = kind.options();
    for (Part part : RecordShape.of(BalancerSettings.class).parts()) {
      boolean given = part.nullable() && RecordShape.get(this, part) != null;
      check.that(
          !given || allowed.contains(part.name()),
          part.name(),
          "%s has no %s%s"
              .formatted(
                  kind.id(),
                  part.name(),
                  allowed.isEmpty() ? "" : "; allowed: " + String.join(", ", allowed)));
    }
  }

  /// Whether nobody picks.
  public boolean isNone() {
    return kind == BalancerKind.NONE;
  }
}
