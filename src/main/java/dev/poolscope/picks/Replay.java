package dev.poolscope.picks;

import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts the requests of a recorded run through other balancers, in virtual time: every request
/// arrives when it did, with its client as key, is connected when it first was, and ends when and
/// as it did, whichever host gets it. What the other host would have changed about it is not
/// guessed. Each of the run's clients has a balancer of its own, as it had in the run.
///
/// One pass over the log; memory holds the requests in flight and the client keys.
///
/// Threading: confined to one call.
public final class Replay {
  /// The label of what the run itself did.
  public static final String RECORDED = "recorded";

  private final ReplayPlan plan;
  private final PickTally recorded;
  private final List<ReplayCourse> courses;
  private final List<ReplayCourse> withAllHosts;
  private final List<ReplayCourse> all;
  private long nowNanos;
  private boolean complete;

  private Replay(ReplayPlan plan) {
    this.plan = plan;
    recorded = new PickTally(plan.hosts());
    courses = courses(plan, plan.remaining());
    withAllHosts = plan.without() == null ? List.of() : courses(plan, plan.hosts());
    all = Stream.concat(courses.stream(), withAllHosts.stream()).toList();
  }

  private static List<ReplayCourse> courses(ReplayPlan plan, List<BalancerSetup.Member> hosts) {
    return plan.balancers().stream()
        .map(spec -> new ReplayCourse(spec, hosts, plan.seed()))
        .toList();
  }

  /// What came of it.
  ///
  /// @param rows the recorded picks first, then those of every balancer
  /// @param complete whether the recording has its end
  /// @param damaged whether there is more in the log that cannot be read any more
  public record Result(List<ReplayRow> rows, boolean complete, boolean damaged) {}

  /// Replays an event log.
  ///
  /// @throws IOException if it cannot be read
  /// @throws InvalidPicksException if options of a balancer do not go together
  public static Result of(Path eventLog, ReplayPlan plan) throws IOException {
    Replay replay = new Replay(plan);
    boolean damaged;
    try (EventLogReader reader = new EventLogReader(eventLog)) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        replay.accept(entry);
      }
      damaged = reader.isDamaged();
    }
    return new Result(replay.rows(), replay.complete, damaged);
  }

  private void accept(TraceEntry entry) {
    nowNanos = Math.max(nowNanos, entry.tNanos());
    switch (entry.event()) {
      case PoolEvent.RequestIssued issued -> {
        recorded.picked(issued.host(), issued.client());
        all.forEach(course -> course.issued(issued, nowNanos));
      }
      case PoolEvent.ConnectionAcquired acquired ->
          all.forEach(course -> course.connected(acquired.request()));
      case PoolEvent.RequestEnded ended ->
          all.forEach(course -> course.ended(ended.request(), ended.failure(), nowNanos));
      case PoolEvent.RunEnded _ -> complete = true;
      default -> {
        // Nothing that a balancer sees.
      }
    }
  }

  private List<ReplayRow> rows() {
    List<ReplayRow> rows = new ArrayList<>();
    rows.add(recorded.row(RECORDED, recorded));
    for (int i = 0; i < courses.size(); i++) {
      PickTally before = plan.without() == null ? recorded : withAllHosts.get(i).tally();
      rows.add(courses.get(i).tally().row(plan.balancers().get(i).label(), before));
    }
    return rows;
  }
}
