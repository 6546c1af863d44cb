package dev.poolscope.virtual;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.GoLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Counts what happens in a replay, for each host and for all together.
///
/// Threading: confined to one thread.
final class ReplayTally {
  private final List<String> names;
  private final ReplayedHostTally[] hosts;
  private final ReplayedHostTally all = new ReplayedHostTally();

  ReplayTally(List<String> names) {
    this.names = names;
    hosts =
        Stream.generate(ReplayedHostTally::new)
            .limit(names.size())
            .toArray(ReplayedHostTally[]::new);
  }

  void issued(int host, boolean waitsForOthers) {
    hosts[host].issued(waitsForOthers);
    all.issued(waitsForOthers);
  }

  void dialStarted(int host) {
    hosts[host].dialStarted();
    all.dialStarted();
  }

  void opened(int host, long now) {
    hosts[host].opened(now);
    all.opened(now);
  }

  void acquired(int host, long now, long waitedNanos, boolean reused) {
    hosts[host].acquired(now, waitedNanos, reused);
    all.acquired(now, waitedNanos, reused);
  }

  void released(int host, long now) {
    hosts[host].released(now);
    all.released(now);
  }

  void closed(int host, long now, CloseReason reason) {
    hosts[host].closed(now, reason);
    all.closed(now, reason);
  }

  /// So many connections are idle now.
  void idle(int host, int ofHost, int ofAll) {
    hosts[host].idle(ofHost);
    all.idle(ofAll);
  }

  /// A connection was idle for so long and then used again.
  void idleBeforeReuse(int host, long nanos) {
    hosts[host].idleBeforeReuse(nanos);
    all.idleBeforeReuse(nanos);
  }

  ReplayNumbers numbers(GoLimits limits, long endNanos) {
    List<ReplayedHost> each = new ArrayList<>();
    for (int i = 0; i < hosts.length; i++) {
      each.add(hosts[i].numbers(names.get(i), endNanos));
    }
    return new ReplayNumbers(limits, List.copyOf(each), all.numbers(ReplayNumbers.ALL, endNanos));
  }
}
