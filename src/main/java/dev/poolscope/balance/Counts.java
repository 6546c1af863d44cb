package dev.poolscope.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The load of endpoints as a rule sees it: what counts, and when.
///
/// Threading: guarded by the balancer's lock.
final class Counts {
  private final CountWhat what;
  private final CountWhen when;
  private final @Nullable CountSource source;
  private final String description;
  private boolean sampledBefore;
  private long sampledAtNanos;

  /// @param source the count of the surroundings, or null for that of the leases
  /// @throws IllegalArgumentException if the combination makes no sense
  Counts(CountWhat what, CountWhen when, @Nullable CountSource source) {
    if (what != CountWhat.IN_FLIGHT && source == null) {
      throw new IllegalArgumentException(what.id() + " has no count source");
    }
    if (what != CountWhat.IN_FLIGHT && when instanceof CountWhen.OnConnect) {
      throw new IllegalArgumentException(
          "on-connect is for in-flight counts; " + what.id() + " follows the connections anyway");
    }
    this.what = what;
    this.when = when;
    this.source = what == CountWhat.IN_FLIGHT ? null : source;
    description = what.id() + " " + when.id();
  }

  String description() {
    return description;
  }

  /// Whether [Rule#countChanged] tells of every change that [#of] shows.
  boolean isIncremental() {
    return what == CountWhat.IN_FLIGHT && !(when instanceof CountWhen.Sampled);
  }

  /// Whether a lease counts only once it has its connection.
  boolean isOnConnect() {
    return when instanceof CountWhen.OnConnect;
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
    return !sampledBefore
        || !(when instanceof CountWhen.Sampled sampled)
        || nowNanos - sampledAtNanos >= sampled.everyNanos();
  }

  private int read(Endpoint endpoint) {
    if (source == null) {
      return endpoint.counted;
    }
    int count = source.count(endpoint.name());
    if (count < 0) {
      throw new IllegalStateException(
          "the count source of " + what.id() + " gave " + count + " for " + endpoint.name());
    }
    return count;
  }
}
