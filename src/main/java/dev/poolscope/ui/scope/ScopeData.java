package dev.poolscope.ui.scope;

import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.Parts;
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
  private final Parts parts;
  private final List<BandOf> together;
  private final List<BandOf> apart;
  private LimitLines limits;
  private LimitLines limitsApart;

  /// The hosts, and the parts of them, with failed requests.
  private Set<Integer> failing = Set.of();

  private Set<Integer> failingApart = Set.of();

  ScopeData(Recording recording) {
    this.recording = recording;
    this.parts = new Parts(recording.hosts().size(), recording.experiment().instances());
    this.together = BandOf.all(recording, false);
    this.apart = BandOf.all(recording, true);
    this.order = new LaneOrder(recording.lanes(), parts.count());
    this.numbers = recording.connections().column(ConnectionColumns.CONNECTION);
    this.localPorts = recording.connections().column(ConnectionColumns.LOCAL_PORT);
    this.opened = recording.connections().column(ConnectionColumns.OPENED);
    this.limits = LimitLines.of(recording.experiment(), changes, parts.instances());
    this.limitsApart = LimitLines.of(recording.experiment(), changes, 1);
  }

  /// Takes in a piece of what was recorded since.
  ///
  /// @return whether there is more to draw
  boolean refresh() {
    boolean grew = order.refresh(MOST_LANES_AT_ONCE);
    List<ChangeMark> latest = recording.changes();
    if (latest.size() != changes.size()) {
      changes = List.copyOf(latest);
      limits = LimitLines.of(recording.experiment(), changes, parts.instances());
      limitsApart = LimitLines.of(recording.experiment(), changes, 1);
      grew = true;
    }
    Set<Integer> failed = withFailures(together);
    Set<Integer> failedApart = parts.instances() == 1 ? failed : withFailures(apart);
    if (!failed.equals(failing) || !failedApart.equals(failingApart)) {
      failing = failed;
      failingApart = failedApart;
      grew = true;
    }
    return grew;
  }

  private Set<Integer> withFailures(List<BandOf> bands) {
    return IntStream.range(0, bands.size())
        .filter(place -> hasFailures(bands.get(place)))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean hasFailures(BandOf band) {
    return !band.failures(recording).before(band.failuresOf(parts), Long.MAX_VALUE).isEmpty();
  }

  /// The bands, one for each host or one for each client of it.
  List<BandOf> bands(boolean isApart) {
    return isApart ? apart : together;
  }

  /// Whether the run has several clients, whose bands can be told apart.
  boolean hasInstances() {
    return parts.instances() > 1;
  }

  Parts parts() {
    return parts;
  }

  /// Whether any request has failed.
  boolean hasFailures() {
    return !failing.isEmpty();
  }

  /// The places of the bands with failed requests.
  Set<Integer> failing(boolean isApart) {
    return isApart ? failingApart : failing;
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

  /// How many hosts the balancer picks from; 0 where it has not picked at all.
  int picked() {
    return hasPicks() ? hosts().size() : 0;
  }

  /// Whether the balancer has picked at all.
  boolean hasPicks() {
    return recording.pickSeries().size() > 0;
  }

  List<ChangeMark> changes() {
    return changes;
  }

  /// The limits as they hold for one of the bands.
  LimitLines limits(boolean isApart) {
    return isApart ? limitsApart : limits;
  }
}
