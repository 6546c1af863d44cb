package dev.poolscope.balance;

import dev.poolscope.schema.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The load of endpoints as a rule sees it: what counts, and when.
///
/// Threading: guarded by the balancer's lock.
final class Counts {
  private final CountWhat what;
  private final CountWhen when;
  private final long everyNanos;
  private final @Nullable CountSource source;
  private boolean sampledBefore;
  private long sampledAtNanos;

  private Counts(CountWhat what, CountWhen when, long everyNanos, @Nullable CountSource source) {
    this.what = what;
    this.when = when;
    this.everyNanos = everyNanos;
    this.source = source;
  }

  /// What settings say counts, and when.
  ///
  /// @param settings with what holds for options that are not given
  /// @param sources the counts of the surroundings
  /// @throws IllegalArgumentException if the count has no source
  static Counts of(BalancerSettings settings, Map<CountWhat, CountSource> sources) {
    CountWhat what = Objects.requireNonNull(settings.counts());
    CountSource source = sources.get(what);
    if (what != CountWhat.IN_FLIGHT && source == null) {
      throw new IllegalArgumentException(Labels.of(what) + " has no count source");
    }
    boolean leases = what == CountWhat.IN_FLIGHT;
    CountWhen standard = leases ? settings.kind().countsWhen() : CountWhen.AT_PICK;
    CountWhen given = settings.countWhen();
    Duration every = settings.sampleEvery();
    return new Counts(
        what,
        given == null ? standard : given,
        every == null ? 0 : every.toNanos(),
        leases ? null : source);
  }

  String description() {
    return Labels.of(what) + " " + Labels.of(when);
  }

  /// Whether [Rule#countChanged] tells of every change that [#of] shows.
  boolean isIncremental() {
    return what == CountWhat.IN_FLIGHT && when != CountWhen.SAMPLED;
  }

  /// Whether a lease counts only once it has its connection.
  boolean isOnConnect() {
    return when == CountWhen.ON_CONNECT;
  }

  int of(Endpoint endpoint) {
    return isIncremental() ? endpoint.counted : endpoint.sampled;
  }

  /// Takes a new sample if one is due. Called before every pick.
  void refresh(List<Endpoint> members, long nowNanos) {
    if (isIncremental() || !isDue(nowNanos)) {
      return;
    }
    sampledBefore = true;
    sampledAtNanos = nowNanos;
    for (Endpoint endpoint : members) {
      endpoint.sampled = read(endpoint);
    }
  }

  private boolean isDue(long nowNanos) {
    return !sampledBefore || when != CountWhen.SAMPLED || nowNanos - sampledAtNanos >= everyNanos;
  }

  private int read(Endpoint endpoint) {
    if (source == null) {
      return endpoint.counted;
    }
    int count = source.count(endpoint.name());
    if (count < 0) {
      throw new IllegalStateException(
          "the count source of " + Labels.of(what) + " gave " + count + " for " + endpoint.name());
    }
    return count;
  }
}
