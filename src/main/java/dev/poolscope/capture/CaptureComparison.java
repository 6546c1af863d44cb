package dev.poolscope.capture;

import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.report.CaptureCheck;
import dev.poolscope.report.CaptureDifference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// Lays the connections of a run beside those of the capture that was taken meanwhile. Of each it
/// compares that there is one, the ports, whether the dial succeeded, when, which side ended it
/// first, and the number of requests.
///
/// Threading: confined to one thread.
final class CaptureComparison {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<OwnConnection> own;
  private final List<CapturedConnection> captured;
  private final CapturedTraffic traffic;
  private final ServerPorts servers;
  private final ConnectionMatch match;
  private final RunClock clock;
  private final List<CaptureDifference> differences = new ArrayList<>();
  private int differing;
  private int notCounted;

  private CaptureComparison(
      List<OwnConnection> own, CapturedTraffic traffic, ServerPorts servers, RunClock clock) {
    this.own = own;
    this.traffic = traffic;
    this.clock = clock;
    Set<Integer> ports = new HashSet<>(servers.byTarget().values());
    own.forEach(one -> ports.add(remotePort(one.row())));
    captured =
        traffic.connections().stream()
            .filter(one -> ports.contains(one.server().getPort()))
            .toList();
    this.servers = servers;
    match = new ConnectionMatch(own, captured, servers.byTarget(), clock);
  }

  /// What came of it.
  static CaptureCheck of(
      List<OwnConnection> own, CapturedTraffic traffic, ServerPorts servers, RunClock clock) {
    return new CaptureComparison(own, traffic, servers, clock).check();
  }

  private CaptureCheck check() {
    for (OwnConnection one : own) {
      int before = differences.size();
      CapturedConnection other = match.of(one);
      if (other != null) {
        compare(one, other);
      } else if (one.mustBeOnTheWire()) {
        differ(one.row(), "connection", "dialed", "no SYN");
      }
      differing += differences.size() > before ? 1 : 0;
    }
    List<CapturedConnection> unmatched =
        match.unmatched().stream().filter(one -> !servers.mayBeAServers(one)).toList();
    for (CapturedConnection one : unmatched) {
      differences.add(
          new CaptureDifference(
              0,
              one.client().getPort(),
              "connection",
              "none",
              String.format(
                  Locale.ROOT,
                  "SYN to port %d at %s",
                  one.server().getPort(),
                  millis(clock.synNanos(one)))));
    }
    int connections = own.size() + unmatched.size();
    return new CaptureCheck(
        differences.isEmpty() ? "agrees" : "differs",
        "",
        traffic.packets(),
        lost(traffic.lost()),
        connections,
        connections - differing - unmatched.size(),
        captured.size(),
        notCounted,
        differences.size(),
        differences.stream().limit(CaptureCheck.MOST_TOLD).toList(),
        match.unmatched().size() - unmatched.size());
  }

  static long lost(OptionalLong count) {
    return count.orElse(-1);
  }

  private void compare(OwnConnection one, CapturedConnection other) {
    ConnectionRow row = one.row();
    boolean accepted = other.answer() == CapturedConnection.Answer.ACCEPTED;
    boolean onlyOurs = row.openedNanos() >= 0 && !accepted;
    boolean onlyTheirs = one.mustBeOnTheWire() && one.failure() != null && accepted;
    if (onlyOurs || onlyTheirs) {
      differ(row, "dial", row.openedNanos() >= 0 ? "accepted" : "refused", word(other.answer()));
    }
    if (!clock.fits(one, other)) {
      differ(
          row,
          "time",
          "dialed from " + millis(row.dialStartNanos()) + " to " + millis(one.dialEndNanos()),
          "SYN at " + millis(clock.synNanos(other)));
    }
    if (row.openedNanos() >= 0) {
      compareEnds(row, other);
      compareRequests(one, other);
    }
  }

  /// Where both sides sent their FIN before they had the other's, both were first.
  private void compareEnds(ConnectionRow row, CapturedConnection other) {
    ClosedBy ours = row.closedBy();
    if (ours != null && ours != other.closedBy() && !other.crossed()) {
      ClosedBy theirs = other.closedBy();
      differ(row, "closed_by", word(ours), theirs == null ? "neither FIN nor RST" : word(theirs));
    }
  }

  /// A request that was given a connection may find it closed before it is on the wire; one that
  /// was written completely is there.
  private void compareRequests(OwnConnection one, CapturedConnection other) {
    boolean isHttp1 = !one.row().protocol().startsWith("h2");
    if (other.requests() < 0 || !isHttp1 || one.row().tls()) {
      notCounted++;
    } else if (other.requests() < one.sent() || other.requests() > one.row().requests()) {
      String ours =
          one.sent() == one.row().requests()
              ? String.valueOf(one.sent())
              : one.row().requests() + ", of which " + one.sent() + " were written";
      differ(one.row(), "requests", ours, String.valueOf(other.requests()));
    }
  }

  private void differ(ConnectionRow row, String field, String ours, String theirs) {
    differences.add(
        new CaptureDifference(row.connection(), Math.max(0, row.localPort()), field, ours, theirs));
  }

  private static int remotePort(ConnectionRow row) {
    String remote = row.remote();
    int colon = remote.lastIndexOf(':');
    return colon < 0 ? 0 : Integer.parseInt(remote.substring(colon + 1));
  }

  private static String word(Enum<?> constant) {
    return constant == CapturedConnection.Answer.NONE
        ? "not answered"
        : constant.name().toLowerCase(Locale.ROOT);
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MILLI);
  }
}
