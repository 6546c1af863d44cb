package dev.poolscope.ui.scope;

import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.FailureSeries;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.Recording;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the scope draws of a recording, with the indexes that drawing needs. Grows with the
/// recording, a bounded piece at a time.
///
/// Threading: confined to one thread.
final class ScopeData {
  private static final int MOST_LANES_AT_ONCE = 20_000;

  private final Recording recording;
  private final LaneOrder order;
  private final Column numbers;
  private final Column localPorts;
  private final Column opened;
  private List<ChangeMark> changes = List.of();
  private LimitLines limits;
  private Set<Integer> failing = Set.of();

  ScopeData(Recording recording) {
    this.recording = recording;
    this.order = new LaneOrder(recording.lanes(), recording.hosts().size());
    this.numbers = recording.connections().column(ConnectionColumns.CONNECTION);
    this.localPorts = recording.connections().column(ConnectionColumns.LOCAL_PORT);
    this.opened = recording.connections().column(ConnectionColumns.OPENED);
    this.limits = LimitLines.of(recording.experiment(), changes);
  }

  /// Takes in a piece of what was recorded since.
  ///
  /// @return whether there is more to draw
  boolean refresh() {
    boolean grew = order.refresh(MOST_LANES_AT_ONCE);
    List<ChangeMark> latest = recording.changes();
    if (latest.size() != changes.size()) {
      changes = List.copyOf(latest);
      limits = LimitLines.of(recording.experiment(), changes);
      grew = true;
    }
    Set<Integer> failed = hostsWithFailures();
    if (!failed.equals(failing)) {
      failing = failed;
      grew = true;
    }
    return grew;
  }

  private Set<Integer> hostsWithFailures() {
    FailureSeries failures = recording.failures();
    return IntStream.range(0, hosts().size())
        .filter(host -> !failures.before(host, Long.MAX_VALUE).isEmpty())
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The hosts with failed requests.
  Set<Integer> failing() {
    return failing;
  }

  Recording recording() {
    return recording;
  }

  List<String> hosts() {
    return recording.hosts();
  }

  Lanes lanes() {
    return recording.lanes();
  }

  LaneOrder order() {
    return order;
  }

  /// The number of a lane's connection.
  long connection(int lane) {
    return numbers.number(lane);
  }

  /// The local port of a lane's connection; 0 where it has none.
  long localPort(int lane) {
    return Math.max(0, localPorts.number(lane));
  }

  /// When a lane's dial succeeded; when the lane ended where it did not succeed.
  long dialedNanos(int lane) {
    long at = opened.number(lane);
    return at == Column.MISSING ? lanes().endNanos(lane) : at;
  }

  /// Whether the balancer has picked at all.
  boolean hasPicks() {
    return recording.pickSeries().size() > 0;
  }

  List<ChangeMark> changes() {
    return changes;
  }

  LimitLines limits() {
    return limits;
  }
}
